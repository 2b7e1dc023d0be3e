import '@hotwired/turbo';
import './card-scan.ts';
import './live-search.ts';
import './quick-submit.ts';
import './signature-pad.ts';
import './work-list.ts';
import { startLive } from './live.ts';
import { startSlip } from './slip.ts';

document.addEventListener('turbo:load', startLive);
document.addEventListener('turbo:load', startSlip);
