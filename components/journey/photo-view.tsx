"use client";

import { useLayoutEffect, useState } from "react";
import type { Photo } from "@/lib/onboarding/draft";

type PhotoViewProps = { photo: Photo; alt: string; className?: string };

export function PhotoView({ photo, alt, className = "" }: PhotoViewProps) {
  const { blob, facts } = photo;
  const [url, setUrl] = useState<string>();
  // An ordinary effect would paint the page without its photo first.
  useLayoutEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return (
    // The size keeps the page from jumping; the height of its own comes from Tailwind's base layer.
    // biome-ignore lint/performance/noImgElement: a blob in memory; Next's loader has nothing to optimise
    <img src={url} alt={alt} width={facts.width} height={facts.height} className={`bg-line ${className}`} />
  );
}
