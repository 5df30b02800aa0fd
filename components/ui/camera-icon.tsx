"use client";

import { Camera } from "lucide-react";

/** Of a module of our own, so that the start page and the journey can share it. */
export const CameraIcon = ({ className }: { className: string }) => (
  <Camera aria-hidden="true" className={className} />
);
