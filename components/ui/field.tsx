import type { ReactNode } from "react";
import { CircleAlert, TriangleAlert } from "./icons";
import { useWords } from "./words";

export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;
export const adviceId = (id: string) => `${id}-advice`;

/** `warn`: the identity is verified all the same. */
export type FieldError = { tone: "bad" | "warn"; sentence: string };

export const fieldErrorEdge = (error: FieldError | undefined) =>
  error ? `border-l-4 pl-4 ${error.tone === "bad" ? "border-l-bad" : "border-l-warn"}` : "";

export function FieldMessage({
  id,
  tone = "bad",
  children,
}: {
  id?: string;
  tone?: FieldError["tone"];
  children: ReactNode;
}) {
  const { words } = useWords();
  const Icon = tone === "bad" ? CircleAlert : TriangleAlert;
  return (
    <p
      id={id && errorId(id)}
      className={`flex gap-2 font-medium ${tone === "bad" ? "text-bad" : "text-warn"}`}
    >
      <Icon className="mt-0.5 size-5 shrink-0" />
      {/* A browser that translates takes the text away: what changes in place is another element each time. */}
      <span key={String(children)}>
        {tone === "bad" && <span className="sr-only">{words.errorPrefix} </span>}
        {children}
      </span>
    </p>
  );
}
