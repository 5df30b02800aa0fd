import type { ReactNode } from "react";
import type { PhotoField } from "@/lib/kredibel/constraints";

/** The frame's own aspect (`frames` in `lib/photo/crop`): what it shows is what is sent. */
const shapes: Record<PhotoField, string> = {
  identityImage: "aspect-4/3 max-h-[calc(100dvh-16rem)]",
  faceImage: "aspect-3/4 max-h-[calc(100dvh-18rem)] min-h-72",
};

/** The dark surround in which the preview runs and the photo then stands still, at the same place and size. */
export function Stage({ field, children }: { field: PhotoField; children: ReactNode }) {
  return (
    <div className="-mx-4 bg-stage text-stage-ink sm:mx-0 sm:overflow-hidden sm:rounded-field">
      <div
        className={`relative mx-auto flex items-center justify-center max-w-full overflow-hidden ${shapes[field]}`}
      >
        {children}
      </div>
    </div>
  );
}
