import type { ReactNode } from "react";
import { CircleAlert, TriangleAlert } from "./icons";
import { useWords } from "./words";

/** The ids that tie an input to its help, its error and its advice. */
export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;
export const adviceId = (id: string) => `${id}-advice`;

/** What is said against an answer. `warn`: the identity is verified all the same, and the person may leave it. */
export type FieldError = { tone: "bad" | "warn"; sentence: string };

/** The look of a field, or a row of the review, that something is said against. */
export const fieldErrorEdge = (error: FieldError | undefined) =>
  error ? `border-l-4 pl-4 ${error.tone === "bad" ? "border-l-bad" : "border-l-warn"}` : "";

/** The same sentence that the error summary has, beside the field. */
export function FieldMessage({
  id,
  tone = "bad",
  children,
}: {
  /** Of the field that it describes. */
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
