"use client";

import { lazy, useEffect, useState } from "react";
import { mayResume } from "@/components/journey/application";
import type { KeepingProps } from "./coming-back";
import { claimAlone, follow, whenLost } from "./follow";

/** Most people never come back, nor have it open twice. */
const load = () => import("./coming-back");
const ComingBack = lazy(async () => ({ default: (await load()).ComingBack }));

/** Around the steps where the device keeps the answers. */
export function Keeping(props: KeepingProps) {
  /** 0: here from the beginning. 1: loaded anew. More: lost. */
  const [away, setAway] = useState(() => (mayResume() ? 1 : 0));
  useEffect(() => {
    whenLost(() => load().then(() => setAway((times) => times + 2)));
    if (!away) void claimAlone().then((alone) => alone && follow());
  }, [away]);
  if (!away) return props.children(null);
  return <ComingBack {...props} key={away} lost={away > 1} claimAlone={claimAlone} follow={follow} />;
}
