// The controls taken from Element Plus, with their styles: only what the browser itself has no good answer for.
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/drawer/style/css';
import 'element-plus/es/components/option/style/css';
import 'element-plus/es/components/select/style/css';

export { ElDrawer } from 'element-plus/es/components/drawer/index.mjs';
export { ElOption, ElSelect } from 'element-plus/es/components/select/index.mjs';
