import type { ReactNode } from "react";

/** The picture, and what belongs to it below or beside it. */
export function TwoColumns({ picture, children }: { picture: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col gap-4 beside:grid beside:grid-cols-[3fr_2fr] beside:items-start beside:gap-10">
      <div className="min-w-0">{picture}</div>
      <div className="tips flex flex-1 flex-col gap-4">{children}</div>
    </div>
  );
}
