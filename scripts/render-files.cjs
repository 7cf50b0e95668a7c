// Puts files of the project into the guides that show them, each below a comment with its path.

/**
 * @param page the guide as it is
 * @param read reads a file of the project as a string
 */
function renderFiles(page, read) {
  return page.replace(
    /^(<!-- ([\w./-]+\.[jt]s) -->\n\n```\w+\n)[^]*?^(?=```)/gm,
    (_all, head, file) => head + read(file),
  );
}

module.exports = { renderFiles };
