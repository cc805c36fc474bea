export { ExportButton } from './export-button';
export { ExportDialog } from './export-dialog';
