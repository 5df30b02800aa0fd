import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { useChannel } from "./channel";
import { useWords } from "./words";

/** The ids that tie an input to its help, its error and its advice. */
export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;
export const adviceId = (id: string) => `${id}-advice`;

/** What is said against an answer, see `Complaint`; what the form finds is always `bad`. */
export type FieldComplaint = { tone: "bad" | "warn"; sentence: string };

/** The look of a field, or a row of the review, that something is said against. */
export const complaintEdge = (complaint: FieldComplaint | undefined) =>
  complaint ? `border-l-4 pl-4 ${complaint.tone === "bad" ? "border-l-bad" : "border-l-warn"}` : "";

/** The same sentence that the error summary has, beside the field. */
export function FieldError({
  id,
  tone = "bad",
  children,
}: {
  id: string;
  tone?: "bad" | "warn";
  children: ReactNode;
}) {
  const { words } = useWords();
  const Icon = tone === "bad" ? CircleAlert : TriangleAlert;
  return (
    <p id={errorId(id)} className={`flex gap-2 font-medium ${tone === "bad" ? "text-bad" : "text-warn"}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <span>
        {tone === "bad" && <span className="sr-only">{words.errorPrefix} </span>}
        {children}
      </span>
    </p>
  );
}

/** Something odd that may still be right. It never blocks. */
export function FieldAdvice({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-2 text-help text-warn">
      <Info aria-hidden="true" className="mt-px size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** What keeps a shared tablet from offering, correcting or remembering what its customers type. */
const discreet = { autoComplete: "off", autoCorrect: "off", spellCheck: false } as const;

/** The look of whatever takes an answer. */
export const inputClass = (wrong: boolean) =>
  `min-h-field rounded-field border bg-raised px-3 text-ink ${wrong ? "border-2 border-bad" : "border-edge"}`;

/** Every input for typed answers: what its browser may help with is decided here. */
export function TextInput({ wrong, className = "", ...input }: InputProps & { wrong: boolean }) {
  const channel = useChannel();
  return (
    <input
      type="text"
      className={`${inputClass(wrong)} ${className}`}
      aria-invalid={wrong || undefined}
      {...input}
      {...(channel === "branch" && discreet)}
    />
  );
}

type TextFieldProps = InputProps & {
  id: string;
  label: string;
  help: string;
  complaint?: FieldComplaint | undefined;
  /** An `AdviceList`, or nothing. */
  advice?: ReactNode;
};

/** Label above, help, then what is said against it, then the input: in the order in which they are read out. */
export function TextField({ id, label, help, complaint, advice, className = "", ...input }: TextFieldProps) {
  const wrong = complaint?.tone === "bad";
  const described = [helpId(id), complaint && errorId(id), advice && adviceId(id)].filter(Boolean).join(" ");
  return (
    <div className={`space-y-2 ${complaintEdge(complaint)}`}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <p id={helpId(id)} className="text-help text-muted">
        {help}
      </p>
      {complaint && (
        <FieldError id={id} tone={complaint.tone}>
          {complaint.sentence}
        </FieldError>
      )}
      <TextInput
        id={id}
        wrong={wrong}
        className={`w-full ${className}`}
        aria-describedby={described}
        {...input}
      />
      {advice}
    </div>
  );
}
