/**
 * Adds an error to a refusal.
 * @param {number} field
 * @param {number} message
 */
export function addError(field, message) {
    wasm.addError(field, message);
}

/**
 * Adds a text to the request; tells whether it is one that belongs there.
 * @param {number} name
 * @param {number} value
 * @returns {boolean}
 */
export function addToRequest(name, value) {
    const ret = wasm.addToRequest(name, value);
    return ret !== 0;
}

/**
 * Begins with a file, in base64 or as it is.
 * @param {boolean} is_base64
 */
export function beginFile(is_base64) {
    wasm.beginFile(is_base64);
}

/**
 * Begins with options; a limit that is not given is NaN.
 * @param {number} max_file_bytes
 * @param {number} max_payload_bytes
 * @param {number} max_issues
 */
export function beginOptions(max_file_bytes, max_payload_bytes, max_issues) {
    wasm.beginOptions(max_file_bytes, max_payload_bytes, max_issues);
}

/**
 * Begins with a request; a fact is 1 for yes, 0 for no, and -1 if it is not known.
 * @param {boolean} is_correction
 * @param {number} active
 * @param {number} agreement_signed
 * @param {number} kyc_verified
 */
export function beginRequest(is_correction, active, agreement_signed, kyc_verified) {
    wasm.beginRequest(is_correction, active, agreement_signed, kyc_verified);
}

/**
 * Answers with bytes in base64.
 * @param {number} bytes
 * @returns {number}
 */
export function encode(bytes) {
    const ret = wasm.encode(bytes);
    return ret >>> 0;
}

/**
 * Takes the next bytes of the file.
 * @param {number} bytes
 */
export function feedFile(bytes) {
    wasm.feedFile(bytes);
}

/**
 * Ends the file, and keeps it for the place that a JSON Pointer names; tells whether it is canonical base64, or raw.
 * @param {number} pointer
 * @returns {boolean}
 */
export function finishFile(pointer) {
    const ret = wasm.finishFile(pointer);
    return ret !== 0;
}

/**
 * Takes the options.
 */
export function finishOptions() {
    wasm.finishOptions();
}

/**
 * Answers with the errors in the shape in which Harbor refuses a request.
 * @param {number} errors
 * @param {number} warnings
 * @returns {number}
 */
export function finishRefusal(errors, warnings) {
    const ret = wasm.finishRefusal(errors, warnings);
    return ret >>> 0;
}

/**
 * Makes room for so many bytes, and tells where.
 * @param {number} bytes
 * @returns {number}
 */
export function input(bytes) {
    const ret = wasm.input(bytes);
    return ret >>> 0;
}

/**
 * Ends the file, and answers with its inspection.
 * @returns {number}
 */
export function inspectFile() {
    const ret = wasm.inspectFile();
    return ret >>> 0;
}

/**
 * Answers with the line and column of a path in the text that stands behind it; with nothing if it has none.
 * @param {number} path
 * @param {number} text
 * @returns {number}
 */
export function locate(path, text) {
    const ret = wasm.locate(path, text);
    return ret >>> 0;
}

/**
 * Where the last answer stands.
 * @returns {number}
 */
export function output() {
    const ret = wasm.output();
    return ret >>> 0;
}

/**
 * Answers with the pending requirements of a status response, or with what is wrong with it.
 * @param {number} response
 * @returns {number}
 */
export function pendingRequirements(response) {
    const ret = wasm.pendingRequirements(response);
    return ret >>> 0;
}

/**
 * Answers with the countries, occupations and fields that a form needs.
 * @returns {number}
 */
export function referenceData() {
    const ret = wasm.referenceData();
    return ret >>> 0;
}

/**
 * Replaces a list, perhaps that of a country, by a lookup response; answers with what is wrong with it, if anything is.
 * @param {number} list
 * @param {number} country
 * @param {number} response
 * @returns {number}
 */
export function replaceList(list, country, response) {
    const ret = wasm.replaceList(list, country, response);
    return ret >>> 0;
}

/**
 * Passes over bytes in the middle of a file that is not in base64.
 * @param {number} bytes
 */
export function skipFile(bytes) {
    wasm.skipFile(bytes);
}

/**
 * Answers with the subdivisions of a country: `null` if they are not known.
 * @param {number} country
 * @returns {number}
 */
export function subdivisions(country) {
    const ret = wasm.subdivisions(country);
    return ret >>> 0;
}

/**
 * Answers with the report on a body.
 * @param {number} body
 * @returns {number}
 */
export function validate(body) {
    const ret = wasm.validate(body);
    return ret >>> 0;
}

/**
 * The same for a text whose files were kept by `finishFile`; `bytes` is the length of the whole body.
 * @param {number} text
 * @param {number} bytes
 * @returns {number}
 */
export function validateWithFiles(text, bytes) {
    const ret = wasm.validateWithFiles(text, bytes);
    return ret >>> 0;
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbindgen_init_externref_table: function() {
            const table = wasm.__wbindgen_externrefs;
            const offset = table.grow(4);
            table.set(0, undefined);
            table.set(offset + 0, undefined);
            table.set(offset + 1, null);
            table.set(offset + 2, true);
            table.set(offset + 3, false);
        },
    };
    return {
        __proto__: null,
        "./harbor_preflight_bg.js": import0,
    };
}

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    wasm.__wbindgen_start();
    return wasm;
}

async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        if (!module.ok) {
            throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
        }

        if (typeof WebAssembly.instantiateStreaming === 'function') {
            try {
                return await WebAssembly.instantiateStreaming(module, imports);
            } catch (e) {
                const validResponse = expectedResponseType(module.type);

                if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                    console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                } else { throw e; }
            }
        }

        const bytes = await module.arrayBuffer();
        return await WebAssembly.instantiate(bytes, imports);
    } else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }

    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
}

function initSync(module) {
    if (wasm !== undefined) return wasm;


    if (module !== undefined) {
        if (Object.getPrototypeOf(module) === Object.prototype) {
            ({module} = module)
        } else {
            console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
        }
    }

    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}

async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;


    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }

    if (module_or_path === undefined) {
        module_or_path = new URL('harbor_preflight_bg.wasm', import.meta.url);
    }
    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);

    return __wbg_finalize_init(instance, module);
}

export { initSync, __wbg_init as default };
