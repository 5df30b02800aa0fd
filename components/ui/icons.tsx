import type { ReactNode } from "react";

export type IconComponent = (props: { className: string }) => ReactNode;

/** Always beside its word. */
export const icon =
  (path: string): IconComponent =>
  ({ className }) => (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={path} />
    </svg>
  );

/* For the start page. Lucide 1.75.0, see icons.license.txt; its runtime weighs more than all of them. */

export const ArrowLeft = icon("m12 19-7-7 7-7M19 12H5");
export const Camera = icon(
  "M14 4l2 3h4a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h4l2-3zM9 13a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
);
export const Check = icon("M20 6 9 17l-5-5");
export const CircleAlert = icon("M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M12 8L12 12M12 16L12.01 16");
export const IdCard = icon(
  "M13 19a4 4 0 00-8 0M16 10h2M16 14h2M6 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-16a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2z",
);
export const Mail = icon(
  "m22 7-9 6a2 2 0 0 1-2 0L2 7M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-16a2 2 0 0 1-2-2v-12a2 2 0 0 1 2-2z",
);
export const TriangleAlert = icon(
  "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
);
