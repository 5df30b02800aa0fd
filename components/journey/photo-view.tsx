"use client";

import { useLayoutEffect, useState } from "react";
import type { Photo } from "@/lib/onboarding/draft";

type PhotoViewProps = { photo: Photo; alt: string; className?: string };

/** Shows a photo from memory, and lets go of its object URL when it leaves the page. */
export function PhotoView({ photo, alt, className = "" }: PhotoViewProps) {
  const { blob, facts } = photo;
  const [url, setUrl] = useState<string>();
  // Not an ordinary effect: those wait until the page has been painted, here without its photo.
  useLayoutEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  // Its size is known before it is drawn, so the page does not jump.
  return (
    // biome-ignore lint/performance/noImgElement: a blob in memory; Next's loader has nothing to optimise
    <img
      src={url}
      alt={alt}
      width={facts.width}
      height={facts.height}
      className={`h-auto bg-line ${className}`}
    />
  );
}
