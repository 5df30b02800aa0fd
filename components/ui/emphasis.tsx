/** `**…**` is strong. Each part is an element, which a translating browser leaves in place. */
export function Emphasis({ children }: { children: string }) {
  return children
    .split("**")
    .map((part, index) =>
      index % 2 === 1 ? <strong key={part}>{part}</strong> : <span key={part}>{part}</span>,
    );
}
