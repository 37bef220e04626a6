/** Where a newsroom keeps its own templates, relative to its folder. */
export const TEMPLATE_FOLDER = 'templates/articles';
