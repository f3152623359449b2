export type Text = { en: string; zh: string };
