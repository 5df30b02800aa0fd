"use client";

import { type ComponentProps, type SubmitEvent, useId, useRef, useState } from "react";
import { askServer } from "./ask-server";
import { FieldMessage } from "./field";
import { useSettings } from "./settings";
import { submitAnew } from "./submit-anew";
import { useWords } from "./words";

type ServerFormProps = ComponentProps<"form"> & {
  id: string;
  /** The last press is being answered; its button keeps the focus, so it can be pressed again. */
  busy?: boolean;
};

/** A form of a server action, sent only to the page's own build; what was typed stays where nobody answers. */
export function ServerForm({ busy = false, onSubmit, children, ...rest }: ServerFormProps) {
  const { locale, words } = useWords();
  const { build } = useSettings();
  const noticeId = useId();
  const phase = useRef<"idle" | "asking" | "sending">("idle");
  const [silent, setSilent] = useState(false);

  const ask = async (form: HTMLFormElement) => {
    phase.current = "asking";
    const server = await askServer(`/${locale}/privacy`, build);
    phase.current = "idle";
    setSilent(server === "silent");
    if (server === "another") return submitAnew(form);
    if (server === "silent") return;
    phase.current = "sending";
    form.requestSubmit();
    phase.current = "idle";
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    if (busy) return event.preventDefault();
    onSubmit?.(event);
    // Missing in Safari before 16.
    if (phase.current === "sending" || !event.currentTarget.requestSubmit) return;
    event.preventDefault();
    if (phase.current === "idle") void ask(event.currentTarget);
  };
  return (
    <form onSubmit={submit} {...rest}>
      {silent && (
        <div role="alert">
          <FieldMessage id={noticeId}>{words.notOpened}</FieldMessage>
        </div>
      )}
      {children}
    </form>
  );
}
