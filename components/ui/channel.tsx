"use client";

import { createContext, use } from "react";
import type { Channel } from "@/lib/channels";

/** One's own device, unless a page of the branch says otherwise. */
export const ChannelContext = createContext<Channel>("self");

/** Who holds the device that shows this page. */
export const useChannel = (): Channel => use(ChannelContext);
