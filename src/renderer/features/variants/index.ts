export { ParametersTab } from './parameters-tab';
export { VariantPicker } from './variant-picker';
