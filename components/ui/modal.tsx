"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

type ModalProps = {
  /** `alertdialog`: something happens unless the person answers. */
  role?: "dialog" | "alertdialog";
  heading: string;
  lead: string;
  /** The browser has closed it: by Escape, or by Android's Back, which it lets nobody prevent twice. */
  onClose?: () => void;
  children: ReactNode;
};

/** A question over the page, which can be neither reached nor read meanwhile. The focus comes back where it was. */
export function Modal({ role = "dialog", heading, lead, onClose, children }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={`${id}heading`}
      aria-describedby={`${id}lead`}
      onClose={onClose}
      className="m-auto w-[calc(100%-2rem)] max-w-column rounded-field border border-line bg-raised p-6 text-body text-ink backdrop:bg-viewfinder/70"
    >
      <h2 id={`${id}heading`} className="text-heading">
        {heading}
      </h2>
      <p id={`${id}lead`} className="mt-2">
        {lead}
      </p>
      {children}
    </dialog>
  );
}
