// Inserts the recipes of compat/trackers, which are run there, into docs/error-trackers.md.

/**
 * @param page the current page
 * @param read reads a file of the project as a string
 */
function renderTrackers(page, read) {
  return page.replace(
    /(<!-- (compat\/trackers\/[\w.]+) -->\n\n```\w+\n)[^]*?(?=```)/g,
    (_all, head, file) => head + read(file),
  );
}

module.exports = { renderTrackers };
