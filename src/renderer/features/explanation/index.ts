export { ExplanationPanel } from './explanation-panel';
