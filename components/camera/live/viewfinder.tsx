import type { ReactNode } from "react";
import type { PhotoField } from "@/lib/kredibel/constraints";

/**
 * The frame's own aspect (`frames` in `lib/photo/crop`): what it shows is what is sent. As high as leaves room for what
 * stands above it on the page and for the buttons under it.
 */
const shapes: Record<PhotoField, string> = {
  identityImage: "aspect-4/3 max-h-[max(12rem,100dvh-26rem)]",
  faceImage: "aspect-3/4 max-h-[max(16rem,100dvh-26rem)]",
};

type StageProps = {
  field: PhotoField;
  /** One line above the picture; its place is kept while it says nothing. */
  line: ReactNode;
  /** What lies over the lower part of the picture, when something has to. */
  over?: ReactNode;
  /** What stands under the picture. */
  controls: ReactNode;
  children: ReactNode;
};

/**
 * The dark surround in which the preview runs and the photo then stands still: a line, the picture, the buttons, each
 * always at the same place and of the same size.
 */
export function Stage({ field, line, over, controls, children }: StageProps) {
  return (
    <div className="-mx-4 bg-stage px-4 text-stage-ink sm:mx-0 sm:rounded-field">
      <div className="flex h-12 items-center justify-center text-center text-help font-medium">{line}</div>
      <div className="relative -mx-4 sm:mx-0">
        <div
          className={`relative mx-auto flex max-w-full items-center justify-center overflow-hidden ${shapes[field]}`}
        >
          {children}
        </div>
        {over && <div className="absolute inset-x-0 bottom-0 p-3 text-ink">{over}</div>}
      </div>
      <div className="flex h-26 items-center justify-center">{controls}</div>
    </div>
  );
}
