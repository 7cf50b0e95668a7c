// Adds a link to the start page of the example to each HTML page that has no such link.
const link = '<nav class="back" aria-label="Example"><a href="/">← Back to the demo</a></nav>';

/** Middleware for the routes whose pages come from the package, which does not know this example. */
export function wayBack(req, res, next) {
  const { end } = res;
  res.end = (body, ...rest) => {
    const page = String(body ?? '');
    if (!page.startsWith('<!doctype html>') || page.includes('class="back"'))
      return end.call(res, body, ...rest);
    const linked = page.replace('<body>', `<body>${link}`);
    res.setHeader('Content-Length', Buffer.byteLength(linked));
    return end.call(res, linked);
  };
  next();
}
