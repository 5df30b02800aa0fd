"use client";

import { createContext, type ReactNode, use } from "react";

/** Filled by a page whose review says more than everybody's; customers load nothing of it. */
const ReviewNoticeContext = createContext<ReactNode>(null);

export function ReviewNoticeProvider({ notice, children }: { notice: ReactNode; children: ReactNode }) {
  return <ReviewNoticeContext value={notice}>{children}</ReviewNoticeContext>;
}

/** What the page of this journey has to say before anything is sent. */
export const useReviewNotice = (): ReactNode => use(ReviewNoticeContext);
