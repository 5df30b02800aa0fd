import { Notice } from "@/components/ui/notice";
import { Focused } from "@/components/ui/page/focused";

/** What is wrong with what was typed on the page before; it takes the focus. */
export const Problem = ({ sentence }: { sentence: string }) => (
  <Focused>
    <Notice tone="bad" role="alert">
      <p>{sentence}</p>
    </Notice>
  </Focused>
);
