import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { useChannel } from "./channel";
import { adviceId, type Complaint, complaintEdge, errorId, FieldError, helpId } from "./field";

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** The look of whatever takes an answer. */
export const inputClass = (wrong: boolean) =>
  `min-h-field rounded-field border bg-raised px-3 text-ink ${wrong ? "border-2 border-bad" : "border-edge"}`;

/**
 * Every input for typed answers: what its browser may help with is decided here. None corrects a name or an address; one's
 * own device may offer what it knows, a shared tablet must neither offer nor remember it.
 */
export function TextInput({ wrong, className = "", ...input }: InputProps & { wrong: boolean }) {
  const channel = useChannel();
  return (
    <input
      type="text"
      className={`${inputClass(wrong)} ${className}`}
      aria-invalid={wrong || undefined}
      autoCorrect="off"
      spellCheck={false}
      {...input}
      {...(channel === "branch" && { autoComplete: "off" })}
    />
  );
}

type TextFieldProps = InputProps & {
  id: string;
  label: string;
  help: string;
  complaint?: Complaint | undefined;
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
