/** English texts of the help page; the guides themselves are in `web/guide`. */
export const texts = {
  "help.title": "Help",
  "help.documentTitle": "Help - Clearboard",
  "help.question": "How do I do my work with Clearboard?",
  "help.operator": "Operator",
} as const;
