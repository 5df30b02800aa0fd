import type { ButtonHTMLAttributes, ReactNode } from "react";
import type { PhotoField } from "@/lib/kredibel/constraints";

/** The aspect of `frames` in `lib/photo/crop`: what it shows is what is sent. */
const shapes: Record<PhotoField, string> = {
  identityImage: "aspect-4/3 w-[min(100%,max(12rem,100dvh-26rem)*4/3)] aiming:w-[min(100cqw,133.33cqh)]",
  faceImage: "aspect-3/4 w-[min(100%,max(16rem,100dvh-26rem)*3/4)] aiming:w-[min(100cqw,75cqh)]",
};

type ViewfinderProps = {
  field: PhotoField;
  /** One line above the picture; its place is kept while it says nothing. */
  line: ReactNode;
  over?: ReactNode;
  controls: ReactNode;
  children: ReactNode;
};

export function Viewfinder({ field, line, over, controls, children }: ViewfinderProps) {
  return (
    <div
      data-viewfinder
      className="-mx-4 bg-viewfinder px-4 text-viewfinder-ink sm:mx-0 sm:rounded-field aiming:mx-0 aiming:grid aiming:min-h-0 aiming:flex-1 aiming:grid-rows-[auto_1fr_auto] aiming:rounded-none lying:grid-cols-[1fr_11rem] lying:grid-rows-[auto_1fr] lying:gap-x-4"
    >
      <div className="flex min-h-12 min-w-0 items-center justify-center text-center text-help font-medium aiming:px-8">
        {line}
      </div>
      <div className="relative -mx-4 flex items-center justify-center sm:mx-0 aiming:min-h-32 aiming:[container-type:size]">
        <div className={`relative overflow-hidden ${shapes[field]}`}>{children}</div>
        {over && <div className="absolute inset-x-0 bottom-0 p-3 text-ink">{over}</div>}
      </div>
      <div className="flex min-h-26 min-w-0 items-center justify-center lying:col-start-2 lying:row-span-2 lying:row-start-1 lying:min-h-0">
        {controls}
      </div>
    </div>
  );
}

type SideButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { icon: ReactNode; children: string };

export function SideButton({ icon, children, ...rest }: SideButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className="flex min-h-16 flex-col items-center justify-center gap-1 px-1 text-help aria-disabled:opacity-60"
    >
      {icon}
      {children}
    </button>
  );
}
