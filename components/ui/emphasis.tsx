/** Each part is an element, which a browser that translates leaves in place. A sentence from `lib/words` in which `**…**` marks what a person has to find on the screen. */
export function Emphasis({ children }: { children: string }) {
  return children.split("**").map((part, index) =>
    // Every second part stood between two marks.
    index % 2 === 1 ? <strong key={part}>{part}</strong> : <span key={part}>{part}</span>,
  );
}
