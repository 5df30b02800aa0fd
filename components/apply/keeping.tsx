"use client";

import { lazy, useEffect, useState } from "react";
import { mayResume } from "@/components/journey/application";
import type { KeepingProps } from "./coming-back";
import { claimAlone, follow, whenLost } from "./follow";

/** Most people never come back, nor have it open twice. */
const ComingBack = lazy(async () => ({ default: (await import("./coming-back")).ComingBack }));

/** Around the steps where the device keeps the answers. */
export function Keeping(props: KeepingProps) {
  const [lost, setLost] = useState(0);
  const [away] = useState(mayResume);
  const here = !away && !lost;
  useEffect(() => {
    whenLost(() => setLost((times) => times + 1));
    if (here) void claimAlone().then((alone) => alone && follow());
  }, [here]);
  if (here) return props.children(null);
  return <ComingBack {...props} key={lost} lost={lost > 0} claimAlone={claimAlone} follow={follow} />;
}
