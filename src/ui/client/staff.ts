import '@hotwired/turbo';
import './card-scan.ts';
import './live-search.ts';
import './quick-submit.ts';
import './signature-pad.ts';
import './work-list.ts';
import { startLive } from './live.ts';

document.addEventListener('turbo:load', startLive);
