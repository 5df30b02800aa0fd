export function PlainPage({ heading, paragraphs }: { heading: string; paragraphs: string[] }) {
  return (
    <article className="mx-auto w-full max-w-column space-y-4 pb-12">
      <h1 className="text-heading">{heading}</h1>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
  );
}
