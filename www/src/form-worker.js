// The worker of the form. It is here, and not the package's own, so that the service worker of this folder serves it.

import "../../pkg/worker-script.js";
