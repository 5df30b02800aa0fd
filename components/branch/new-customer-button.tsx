"use client";

import { endCase } from "@/components/case/end-case";
import { sealOtherTabs } from "@/components/case/seal-tabs";
import { pathOf } from "@/components/journey/paths";
import { Button, type ButtonLook } from "@/components/ui/button";
import { UserRoundPlus } from "@/components/ui/staff-icons";
import { useWords } from "@/components/ui/words";

/** Ends a case that the browser may still hold. A plain form works before hydration, too. */
export function NewCustomerButton({ label, look = "main" }: { label: string; look?: ButtonLook }) {
  const { locale } = useWords();
  const next = pathOf("start", locale, "branch");
  return (
    <form
      method="post"
      action="/api/end-case"
      className="flex grow sm:grow-0"
      onSubmit={(event) => {
        event.preventDefault();
        sealOtherTabs();
        void endCase(next);
      }}
    >
      <input type="hidden" name="next" value={next} />
      <Button type="submit" look={look} className="grow">
        <UserRoundPlus className="size-5" />
        {label}
      </Button>
    </form>
  );
}
