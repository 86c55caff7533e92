export { ChoosePathwayScreen } from '../picker/choose-pathway-screen.tsx';
export { DesignerScreen } from '../picker/designer-screen.tsx';
export { PickerScreen } from '../picker/picker-screen.tsx';
