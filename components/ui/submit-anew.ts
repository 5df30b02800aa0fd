/** What Next writes into a form for browsers without scripts: which action it is, by the name it has in that build. */
const actionFields = 'input[type="hidden"][name^="$ACTION"]';

/**
 * Submits a form to another build than this page's, as its own page would without scripts: nothing has to be typed again,
 * nor stored anywhere.
 */
export async function submitAnew(form: HTMLFormElement): Promise<void> {
  const page = await fetch(location.href)
    .then((answer) => answer.text())
    .catch(() => "");
  const theirs = new DOMParser().parseFromString(page, "text/html").getElementById(form.id);
  const fields = theirs?.querySelectorAll(actionFields);
  // The page has changed beyond that, or the session is over: the new one says so.
  if (!fields?.length) return location.reload();
  for (const stale of form.querySelectorAll(actionFields)) stale.remove();
  form.append(...fields);
  Object.assign(form, { action: location.href, method: "post", enctype: "multipart/form-data" });
  form.submit();
}
