// Generated from schemas/ by `npm run generate`. Do not edit.
"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// <stdin>
var stdin_exports = {};
__export(stdin_exports, {
  validateConfig: () => validateConfig,
  validateDecision: () => validateDecision
});
module.exports = __toCommonJS(stdin_exports);
var validateDecision = validate21;
function validate22(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        vErrors = fail(vErrors, instancePath + "/" + i0, "type");
        errors++;
      }
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var pattern0 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
function validate29(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern0.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
function validate31(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        vErrors = fail(vErrors, instancePath + "/" + i0, "type");
        errors++;
      }
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
function validate34(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Number.isInteger(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
function validate33(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Number.isInteger(data) && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate34(data[i0], { instancePath: instancePath + "/" + i0 })) {
        vErrors = join(vErrors, validate34.errors);
        errors = vErrors.length;
      }
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
function validate42(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Number.isInteger(data) && !isMapping(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (isMapping(data)) {
    if (data.decision === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "decision");
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "decision" || key0 === "why" || key0 === "approved-by")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.decision !== void 0) {
      if (!validate34(data.decision, { instancePath: instancePath + "/decision" })) {
        vErrors = join(vErrors, validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.why !== void 0) {
      if (typeof data.why !== "string") {
        vErrors = fail(vErrors, instancePath + "/why", "type");
        errors++;
      }
    }
    if (data["approved-by"] !== void 0) {
      if (typeof data["approved-by"] !== "string") {
        vErrors = fail(vErrors, instancePath + "/approved-by", "type");
        errors++;
      }
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
function validate45(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        vErrors = fail(vErrors, instancePath + "/" + i0, "type");
        errors++;
      }
    }
  }
  validate45.errors = vErrors;
  return errors === 0;
}
var pattern1 = new RegExp("^!?(?!/|[A-Za-z]:|(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$", "u");
function validate48(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
function validate47(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate48(data[i0], { instancePath: instancePath + "/" + i0 })) {
        vErrors = join(vErrors, validate48.errors);
        errors = vErrors.length;
      }
    }
  }
  validate47.errors = vErrors;
  return errors === 0;
}
var pattern3 = new RegExp("^[0-9a-fA-F]{7,64}$", "u");
function validate51(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate51.errors = vErrors;
  return errors === 0;
}
function validate53(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    for (const key0 in data) {
      if (!(key0 === "review-by" || key0 === "expected" || key0 === "reviewed" || key0 === "measured" || key0 === "verdict" || key0 === "evidence")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data["review-by"] !== void 0) {
      if (!validate29(data["review-by"], { instancePath: instancePath + "/review-by" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.expected !== void 0) {
      let data1 = data.expected;
      if (typeof data1 !== "string" && !Number.isFinite(data1)) {
        vErrors = fail(vErrors, instancePath + "/expected", "type");
        errors++;
      }
    }
    if (data.reviewed !== void 0) {
      if (!validate29(data.reviewed, { instancePath: instancePath + "/reviewed" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.measured !== void 0) {
      let data3 = data.measured;
      if (typeof data3 !== "string" && !Number.isFinite(data3)) {
        vErrors = fail(vErrors, instancePath + "/measured", "type");
        errors++;
      }
    }
    if (data.verdict !== void 0) {
      let data4 = data.verdict;
      if (typeof data4 !== "string") {
        vErrors = fail(vErrors, instancePath + "/verdict", "type");
        errors++;
      }
      if (!(data4 === "confirmed" || data4 === "mixed" || data4 === "refuted" || data4 === "inconclusive")) {
        vErrors = fail(vErrors, instancePath + "/verdict", "enum");
        errors++;
      }
    }
    if (data.evidence !== void 0) {
      if (!validate31(data.evidence, { instancePath: instancePath + "/evidence" })) {
        vErrors = join(vErrors, validate31.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
function validate59(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (!(data === "front-matter-syntax" || data === "front-matter-schema" || data === "title-missing" || data === "status-missing" || data === "status-unknown" || data === "status-conflict" || data === "date-invalid" || data === "section-missing" || data === "placeholder-left" || data === "duplicate-id" || data === "link-broken" || data === "reference-unknown" || data === "supersede-one-sided" || data === "supersede-cycle" || data === "superseded-still-accepted" || data === "no-evidence" || data === "option-untested" || data === "chosen-unsupported" || data === "chosen-refuted" || data === "not-the-leader" || data === "one-kind-only" || data === "problem-unproven" || data === "finding-missing" || data === "not-retained" || data === "evidence-unlisted" || data === "evidence-unpinned" || data === "evidence-suspect" || data === "evidence-expired" || data === "evidence-contradicts" || data === "evidence-broken" || data === "approver-missing" || data === "accountable-missing" || data === "approver-is-accountable" || data === "stakeholder-missing" || data === "deviation-unapproved" || data === "decision-overdue" || data === "decision-stalled" || data === "review-overdue" || data === "outcome-missing" || data === "waiver-expired" || data === "commit-unknown" || data === "commit-unreachable" || data === "not-implemented" || data === "accepted-rewritten" || data === "id-taken-elsewhere")) {
    vErrors = fail(vErrors, instancePath, "enum");
    errors++;
  }
  validate59.errors = vErrors;
  return errors === 0;
}
function validate58(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    if (data.rule === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "rule");
      errors++;
    }
    if (data.why === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "why");
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "rule" || key0 === "why" || key0 === "by" || key0 === "until")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.rule !== void 0) {
      if (!validate59(data.rule, { instancePath: instancePath + "/rule" })) {
        vErrors = join(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.why !== void 0) {
      if (typeof data.why !== "string") {
        vErrors = fail(vErrors, instancePath + "/why", "type");
        errors++;
      }
    }
    if (data.by !== void 0) {
      if (typeof data.by !== "string") {
        vErrors = fail(vErrors, instancePath + "/by", "type");
        errors++;
      }
    }
    if (data.until !== void 0) {
      if (!validate29(data.until, { instancePath: instancePath + "/until" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
var schema20 = { "type": "object", "required": ["type"], "additionalProperties": false, "properties": { "id": { "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$" }, "type": { "type": "string", "enum": ["test", "benchmark", "dataset", "study", "incident", "link", "commit"] }, "finding": { "type": "string" }, "supports": { "$ref": "#/$defs/optionTitles" }, "refutes": { "$ref": "#/$defs/optionTitles" }, "about": { "type": "string", "enum": ["problem"] }, "driver": { "$ref": "#/$defs/textList" }, "limits": { "type": "string" }, "confidence": { "type": "string", "enum": ["low", "medium", "high"] }, "by": { "$ref": "#/$defs/people" }, "file": { "$ref": "#/$defs/path" }, "url": { "$ref": "#/$defs/url" }, "from": { "type": "string", "pattern": "^[^#]*#[A-Za-z][A-Za-z0-9_-]*$" }, "format": { "type": "string" }, "tests": { "$ref": "#/$defs/textList" }, "count": { "type": "integer", "minimum": 1 }, "expect": { "type": "string", "enum": ["passed", "failed"] }, "metric": { "type": "string" }, "select": { "$ref": "#/$defs/cells" }, "pointer": { "type": "string", "pattern": "^(?:/.*)?$" }, "column": { "type": ["string", "integer"] }, "where": { "$ref": "#/$defs/cells" }, "stat": { "type": "string", "enum": ["mean", "median", "min", "max", "sum", "count", "p50", "p90", "p95", "p99"] }, "unit": { "type": "string" }, "better": { "type": "string", "enum": ["lower", "higher"] }, "at-most": { "$ref": "#/$defs/limit" }, "at-least": { "$ref": "#/$defs/limit" }, "options": { "type": "object", "additionalProperties": { "$ref": "#/$defs/cells" } }, "quote": { "type": "string" }, "participants": { "type": "integer", "minimum": 1 }, "ref": { "type": ["string", "integer"] }, "date": { "$ref": "#/$defs/date" }, "accessed": { "$ref": "#/$defs/date" }, "commit": { "$ref": "#/$defs/commitId" }, "covers": { "$ref": "#/$defs/globs" }, "valid-until": { "$ref": "#/$defs/date" }, "captured": { "$ref": "#/$defs/captured" }, "reconfirmed": { "type": "array", "items": { "$ref": "#/$defs/reconfirmation" } } }, "allOf": [{ "if": { "properties": { "type": { "const": "test" } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "anyOf": [{ "required": ["file"] }, { "required": ["url"] }, { "required": ["tests"] }] } }, { "if": { "properties": { "type": { "enum": ["benchmark", "dataset"] } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "anyOf": [{ "required": ["file"] }, { "required": ["url"] }] } }, { "if": { "properties": { "type": { "const": "study" } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "anyOf": [{ "required": ["file"] }, { "required": ["url"] }, { "required": ["ref"] }] } }, { "if": { "properties": { "type": { "const": "incident" } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "anyOf": [{ "required": ["ref"] }, { "required": ["url"] }, { "required": ["file"] }] } }, { "if": { "properties": { "type": { "const": "link" } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "required": ["url"] } }, { "if": { "properties": { "type": { "const": "commit" } }, "required": ["type"], "not": { "required": ["from"] } }, "then": { "required": ["commit"] } }] };
var func2 = Object.prototype.hasOwnProperty;
var pattern5 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
var pattern8 = new RegExp("^[^#]*#[A-Za-z][A-Za-z0-9_-]*$", "u");
var pattern9 = new RegExp("^(?:/.*)?$", "u");
var pattern6 = new RegExp("^(?!/|[A-Za-z]:|(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$", "u");
function validate68(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern6.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
var pattern7 = new RegExp("^[A-Za-z][A-Za-z0-9+.-]*://\\S+$", "u");
function validate70(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern7.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
function validate73(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    for (const key0 in data) {
      let data0 = data[key0];
      if (typeof data0 !== "string" && !Number.isFinite(data0) && typeof data0 !== "boolean") {
        vErrors = fail(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
var pattern10 = new RegExp("\\d", "u");
function validate76(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Number.isFinite(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (typeof data === "string") {
    if (!pattern10.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  }
  validate76.errors = vErrors;
  return errors === 0;
}
var pattern11 = new RegExp("^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$", "u");
function validate82(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern11.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
var pattern12 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
function validate88(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern12.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate88.errors = vErrors;
  return errors === 0;
}
function validate86(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    for (const key0 in data) {
      if (!(key0 === "result" || key0 === "commit" || key0 === "digest" || key0 === "tree" || key0 === "date" || key0 === "run" || key0 === "on")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.result !== void 0) {
      let data0 = data.result;
      if (typeof data0 !== "string" && !Number.isFinite(data0) && !isMapping(data0)) {
        vErrors = fail(vErrors, instancePath + "/result", "type");
        errors++;
      }
      if (isMapping(data0)) {
        for (const key1 in data0) {
          let data1 = data0[key1];
          if (typeof data1 !== "string" && !Number.isFinite(data1)) {
            vErrors = fail(vErrors, instancePath + "/result/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "type");
            errors++;
          }
        }
      }
    }
    if (data.commit !== void 0) {
      if (!validate82(data.commit, { instancePath: instancePath + "/commit" })) {
        vErrors = join(vErrors, validate82.errors);
        errors = vErrors.length;
      }
    }
    if (data.digest !== void 0) {
      if (!validate88(data.digest, { instancePath: instancePath + "/digest" })) {
        vErrors = join(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.tree !== void 0) {
      if (!validate88(data.tree, { instancePath: instancePath + "/tree" })) {
        vErrors = join(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.date !== void 0) {
      if (!validate29(data.date, { instancePath: instancePath + "/date" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.run !== void 0) {
      let data6 = data.run;
      if (typeof data6 !== "string" && !Number.isInteger(data6)) {
        vErrors = fail(vErrors, instancePath + "/run", "type");
        errors++;
      }
    }
    if (data.on !== void 0) {
      if (typeof data.on !== "string") {
        vErrors = fail(vErrors, instancePath + "/on", "type");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate86.errors = vErrors;
  return errors === 0;
}
function validate93(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    if (data.tree === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "tree");
      errors++;
    }
    if (data.why === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "why");
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "tree" || key0 === "by" || key0 === "date" || key0 === "why")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.tree !== void 0) {
      if (!validate88(data.tree, { instancePath: instancePath + "/tree" })) {
        vErrors = join(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.by !== void 0) {
      if (typeof data.by !== "string") {
        vErrors = fail(vErrors, instancePath + "/by", "type");
        errors++;
      }
    }
    if (data.date !== void 0) {
      if (!validate29(data.date, { instancePath: instancePath + "/date" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.why !== void 0) {
      if (typeof data.why !== "string") {
        vErrors = fail(vErrors, instancePath + "/why", "type");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
function validate63(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  const _errs4 = errors;
  const _errs5 = errors;
  if (isMapping(data)) {
    let missing0;
    if (data.from === void 0 && (missing0 = "from")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var valid2 = _errs5 === errors;
  if (valid2) {
    const err1 = {};
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  } else {
    errors = _errs4;
    if (vErrors !== null) {
      if (_errs4) {
        vErrors.length = _errs4;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs3) {
    if (isMapping(data)) {
      let missing1;
      if (data.type === void 0 && (missing1 = "type")) {
        const err2 = {};
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          if ("test" !== data.type) {
            const err3 = {};
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs7 = errors;
    const _errs8 = errors;
    let valid4 = false;
    const _errs9 = errors;
    if (isMapping(data)) {
      if (data.file === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "file", "#/allOf/0/then/anyOf/0/required");
        errors++;
      }
    }
    var _valid1 = _errs9 === errors;
    valid4 = valid4 || _valid1;
    if (!valid4) {
      const _errs10 = errors;
      if (isMapping(data)) {
        if (data.url === void 0) {
          vErrors = fail(vErrors, instancePath, "required", "url", "#/allOf/0/then/anyOf/1/required");
          errors++;
        }
      }
      var _valid1 = _errs10 === errors;
      valid4 = valid4 || _valid1;
      if (!valid4) {
        const _errs11 = errors;
        if (isMapping(data)) {
          if (data.tests === void 0) {
            vErrors = fail(vErrors, instancePath, "required", "tests", "#/allOf/0/then/anyOf/2/required");
            errors++;
          }
        }
        var _valid1 = _errs11 === errors;
        valid4 = valid4 || _valid1;
      }
    }
    if (!valid4) {
      vErrors = fail(vErrors, instancePath, "anyOf", void 0, "#/allOf/0/then/anyOf");
      errors++;
    } else {
      errors = _errs8;
      if (vErrors !== null) {
        if (_errs8) {
          vErrors.length = _errs8;
        } else {
          vErrors = null;
        }
      }
    }
    var _valid0 = _errs7 === errors;
    valid1 = _valid0;
  }
  if (!valid1) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  const _errs13 = errors;
  let valid5 = true;
  const _errs14 = errors;
  const _errs15 = errors;
  const _errs16 = errors;
  if (isMapping(data)) {
    let missing2;
    if (data.from === void 0 && (missing2 = "from")) {
      const err9 = {};
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
  }
  var valid6 = _errs16 === errors;
  if (valid6) {
    const err10 = {};
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  } else {
    errors = _errs15;
    if (vErrors !== null) {
      if (_errs15) {
        vErrors.length = _errs15;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs14) {
    if (isMapping(data)) {
      let missing3;
      if (data.type === void 0 && (missing3 = "type")) {
        const err11 = {};
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          let data1 = data.type;
          if (!(data1 === "benchmark" || data1 === "dataset")) {
            const err12 = {};
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid2 = _errs14 === errors;
  errors = _errs13;
  if (vErrors !== null) {
    if (_errs13) {
      vErrors.length = _errs13;
    } else {
      vErrors = null;
    }
  }
  if (_valid2) {
    const _errs18 = errors;
    const _errs19 = errors;
    let valid8 = false;
    const _errs20 = errors;
    if (isMapping(data)) {
      if (data.file === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "file", "#/allOf/1/then/anyOf/0/required");
        errors++;
      }
    }
    var _valid3 = _errs20 === errors;
    valid8 = valid8 || _valid3;
    if (!valid8) {
      const _errs21 = errors;
      if (isMapping(data)) {
        if (data.url === void 0) {
          vErrors = fail(vErrors, instancePath, "required", "url", "#/allOf/1/then/anyOf/1/required");
          errors++;
        }
      }
      var _valid3 = _errs21 === errors;
      valid8 = valid8 || _valid3;
    }
    if (!valid8) {
      vErrors = fail(vErrors, instancePath, "anyOf", void 0, "#/allOf/1/then/anyOf");
      errors++;
    } else {
      errors = _errs19;
      if (vErrors !== null) {
        if (_errs19) {
          vErrors.length = _errs19;
        } else {
          vErrors = null;
        }
      }
    }
    var _valid2 = _errs18 === errors;
    valid5 = _valid2;
  }
  if (!valid5) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  const _errs23 = errors;
  let valid9 = true;
  const _errs24 = errors;
  const _errs25 = errors;
  const _errs26 = errors;
  if (isMapping(data)) {
    let missing4;
    if (data.from === void 0 && (missing4 = "from")) {
      const err17 = {};
      if (vErrors === null) {
        vErrors = [err17];
      } else {
        vErrors.push(err17);
      }
      errors++;
    }
  }
  var valid10 = _errs26 === errors;
  if (valid10) {
    const err18 = {};
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  } else {
    errors = _errs25;
    if (vErrors !== null) {
      if (_errs25) {
        vErrors.length = _errs25;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs24) {
    if (isMapping(data)) {
      let missing5;
      if (data.type === void 0 && (missing5 = "type")) {
        const err19 = {};
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          if ("study" !== data.type) {
            const err20 = {};
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid4 = _errs24 === errors;
  errors = _errs23;
  if (vErrors !== null) {
    if (_errs23) {
      vErrors.length = _errs23;
    } else {
      vErrors = null;
    }
  }
  if (_valid4) {
    const _errs28 = errors;
    const _errs29 = errors;
    let valid12 = false;
    const _errs30 = errors;
    if (isMapping(data)) {
      if (data.file === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "file", "#/allOf/2/then/anyOf/0/required");
        errors++;
      }
    }
    var _valid5 = _errs30 === errors;
    valid12 = valid12 || _valid5;
    if (!valid12) {
      const _errs31 = errors;
      if (isMapping(data)) {
        if (data.url === void 0) {
          vErrors = fail(vErrors, instancePath, "required", "url", "#/allOf/2/then/anyOf/1/required");
          errors++;
        }
      }
      var _valid5 = _errs31 === errors;
      valid12 = valid12 || _valid5;
      if (!valid12) {
        const _errs32 = errors;
        if (isMapping(data)) {
          if (data.ref === void 0) {
            vErrors = fail(vErrors, instancePath, "required", "ref", "#/allOf/2/then/anyOf/2/required");
            errors++;
          }
        }
        var _valid5 = _errs32 === errors;
        valid12 = valid12 || _valid5;
      }
    }
    if (!valid12) {
      vErrors = fail(vErrors, instancePath, "anyOf", void 0, "#/allOf/2/then/anyOf");
      errors++;
    } else {
      errors = _errs29;
      if (vErrors !== null) {
        if (_errs29) {
          vErrors.length = _errs29;
        } else {
          vErrors = null;
        }
      }
    }
    var _valid4 = _errs28 === errors;
    valid9 = _valid4;
  }
  if (!valid9) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  const _errs34 = errors;
  let valid13 = true;
  const _errs35 = errors;
  const _errs36 = errors;
  const _errs37 = errors;
  if (isMapping(data)) {
    let missing6;
    if (data.from === void 0 && (missing6 = "from")) {
      const err26 = {};
      if (vErrors === null) {
        vErrors = [err26];
      } else {
        vErrors.push(err26);
      }
      errors++;
    }
  }
  var valid14 = _errs37 === errors;
  if (valid14) {
    const err27 = {};
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  } else {
    errors = _errs36;
    if (vErrors !== null) {
      if (_errs36) {
        vErrors.length = _errs36;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs35) {
    if (isMapping(data)) {
      let missing7;
      if (data.type === void 0 && (missing7 = "type")) {
        const err28 = {};
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          if ("incident" !== data.type) {
            const err29 = {};
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid6 = _errs35 === errors;
  errors = _errs34;
  if (vErrors !== null) {
    if (_errs34) {
      vErrors.length = _errs34;
    } else {
      vErrors = null;
    }
  }
  if (_valid6) {
    const _errs39 = errors;
    const _errs40 = errors;
    let valid16 = false;
    const _errs41 = errors;
    if (isMapping(data)) {
      if (data.ref === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "ref", "#/allOf/3/then/anyOf/0/required");
        errors++;
      }
    }
    var _valid7 = _errs41 === errors;
    valid16 = valid16 || _valid7;
    if (!valid16) {
      const _errs42 = errors;
      if (isMapping(data)) {
        if (data.url === void 0) {
          vErrors = fail(vErrors, instancePath, "required", "url", "#/allOf/3/then/anyOf/1/required");
          errors++;
        }
      }
      var _valid7 = _errs42 === errors;
      valid16 = valid16 || _valid7;
      if (!valid16) {
        const _errs43 = errors;
        if (isMapping(data)) {
          if (data.file === void 0) {
            vErrors = fail(vErrors, instancePath, "required", "file", "#/allOf/3/then/anyOf/2/required");
            errors++;
          }
        }
        var _valid7 = _errs43 === errors;
        valid16 = valid16 || _valid7;
      }
    }
    if (!valid16) {
      vErrors = fail(vErrors, instancePath, "anyOf", void 0, "#/allOf/3/then/anyOf");
      errors++;
    } else {
      errors = _errs40;
      if (vErrors !== null) {
        if (_errs40) {
          vErrors.length = _errs40;
        } else {
          vErrors = null;
        }
      }
    }
    var _valid6 = _errs39 === errors;
    valid13 = _valid6;
  }
  if (!valid13) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  const _errs45 = errors;
  let valid17 = true;
  const _errs46 = errors;
  const _errs47 = errors;
  const _errs48 = errors;
  if (isMapping(data)) {
    let missing8;
    if (data.from === void 0 && (missing8 = "from")) {
      const err35 = {};
      if (vErrors === null) {
        vErrors = [err35];
      } else {
        vErrors.push(err35);
      }
      errors++;
    }
  }
  var valid18 = _errs48 === errors;
  if (valid18) {
    const err36 = {};
    if (vErrors === null) {
      vErrors = [err36];
    } else {
      vErrors.push(err36);
    }
    errors++;
  } else {
    errors = _errs47;
    if (vErrors !== null) {
      if (_errs47) {
        vErrors.length = _errs47;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs46) {
    if (isMapping(data)) {
      let missing9;
      if (data.type === void 0 && (missing9 = "type")) {
        const err37 = {};
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          if ("link" !== data.type) {
            const err38 = {};
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid8 = _errs46 === errors;
  errors = _errs45;
  if (vErrors !== null) {
    if (_errs45) {
      vErrors.length = _errs45;
    } else {
      vErrors = null;
    }
  }
  if (_valid8) {
    const _errs50 = errors;
    if (isMapping(data)) {
      if (data.url === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "url");
        errors++;
      }
    }
    var _valid8 = _errs50 === errors;
    valid17 = _valid8;
  }
  if (!valid17) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  const _errs52 = errors;
  let valid20 = true;
  const _errs53 = errors;
  const _errs54 = errors;
  const _errs55 = errors;
  if (isMapping(data)) {
    let missing10;
    if (data.from === void 0 && (missing10 = "from")) {
      const err41 = {};
      if (vErrors === null) {
        vErrors = [err41];
      } else {
        vErrors.push(err41);
      }
      errors++;
    }
  }
  var valid21 = _errs55 === errors;
  if (valid21) {
    const err42 = {};
    if (vErrors === null) {
      vErrors = [err42];
    } else {
      vErrors.push(err42);
    }
    errors++;
  } else {
    errors = _errs54;
    if (vErrors !== null) {
      if (_errs54) {
        vErrors.length = _errs54;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === _errs53) {
    if (isMapping(data)) {
      let missing11;
      if (data.type === void 0 && (missing11 = "type")) {
        const err43 = {};
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      } else {
        if (data.type !== void 0) {
          if ("commit" !== data.type) {
            const err44 = {};
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid9 = _errs53 === errors;
  errors = _errs52;
  if (vErrors !== null) {
    if (_errs52) {
      vErrors.length = _errs52;
    } else {
      vErrors = null;
    }
  }
  if (_valid9) {
    const _errs57 = errors;
    if (isMapping(data)) {
      if (data.commit === void 0) {
        vErrors = fail(vErrors, instancePath, "required", "commit");
        errors++;
      }
    }
    var _valid9 = _errs57 === errors;
    valid20 = _valid9;
  }
  if (!valid20) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  if (isMapping(data)) {
    if (data.type === void 0) {
      vErrors = fail(vErrors, instancePath, "required", "type");
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema20.properties, key0)) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data6 = data.id;
      if (typeof data6 === "string") {
        if (!pattern5.test(data6)) {
          vErrors = fail(vErrors, instancePath + "/id", "pattern");
          errors++;
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/id", "type");
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data7 = data.type;
      if (typeof data7 !== "string") {
        vErrors = fail(vErrors, instancePath + "/type", "type");
        errors++;
      }
      if (!(data7 === "test" || data7 === "benchmark" || data7 === "dataset" || data7 === "study" || data7 === "incident" || data7 === "link" || data7 === "commit")) {
        vErrors = fail(vErrors, instancePath + "/type", "enum");
        errors++;
      }
    }
    if (data.finding !== void 0) {
      if (typeof data.finding !== "string") {
        vErrors = fail(vErrors, instancePath + "/finding", "type");
        errors++;
      }
    }
    if (data.supports !== void 0) {
      if (!validate45(data.supports, { instancePath: instancePath + "/supports" })) {
        vErrors = join(vErrors, validate45.errors);
        errors = vErrors.length;
      }
    }
    if (data.refutes !== void 0) {
      if (!validate45(data.refutes, { instancePath: instancePath + "/refutes" })) {
        vErrors = join(vErrors, validate45.errors);
        errors = vErrors.length;
      }
    }
    if (data.about !== void 0) {
      let data11 = data.about;
      if (typeof data11 !== "string") {
        vErrors = fail(vErrors, instancePath + "/about", "type");
        errors++;
      }
      if (!(data11 === "problem")) {
        vErrors = fail(vErrors, instancePath + "/about", "enum");
        errors++;
      }
    }
    if (data.driver !== void 0) {
      if (!validate31(data.driver, { instancePath: instancePath + "/driver" })) {
        vErrors = join(vErrors, validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== void 0) {
      if (typeof data.limits !== "string") {
        vErrors = fail(vErrors, instancePath + "/limits", "type");
        errors++;
      }
    }
    if (data.confidence !== void 0) {
      let data14 = data.confidence;
      if (typeof data14 !== "string") {
        vErrors = fail(vErrors, instancePath + "/confidence", "type");
        errors++;
      }
      if (!(data14 === "low" || data14 === "medium" || data14 === "high")) {
        vErrors = fail(vErrors, instancePath + "/confidence", "enum");
        errors++;
      }
    }
    if (data.by !== void 0) {
      if (!validate22(data.by, { instancePath: instancePath + "/by" })) {
        vErrors = join(vErrors, validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.file !== void 0) {
      if (!validate68(data.file, { instancePath: instancePath + "/file" })) {
        vErrors = join(vErrors, validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.url !== void 0) {
      if (!validate70(data.url, { instancePath: instancePath + "/url" })) {
        vErrors = join(vErrors, validate70.errors);
        errors = vErrors.length;
      }
    }
    if (data.from !== void 0) {
      let data18 = data.from;
      if (typeof data18 === "string") {
        if (!pattern8.test(data18)) {
          vErrors = fail(vErrors, instancePath + "/from", "pattern");
          errors++;
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/from", "type");
        errors++;
      }
    }
    if (data.format !== void 0) {
      if (typeof data.format !== "string") {
        vErrors = fail(vErrors, instancePath + "/format", "type");
        errors++;
      }
    }
    if (data.tests !== void 0) {
      if (!validate31(data.tests, { instancePath: instancePath + "/tests" })) {
        vErrors = join(vErrors, validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.count !== void 0) {
      let data21 = data.count;
      if (!Number.isInteger(data21)) {
        vErrors = fail(vErrors, instancePath + "/count", "type");
        errors++;
      }
      if (Number.isFinite(data21)) {
        if (data21 < 1 || isNaN(data21)) {
          vErrors = fail(vErrors, instancePath + "/count", "minimum");
          errors++;
        }
      }
    }
    if (data.expect !== void 0) {
      let data22 = data.expect;
      if (typeof data22 !== "string") {
        vErrors = fail(vErrors, instancePath + "/expect", "type");
        errors++;
      }
      if (!(data22 === "passed" || data22 === "failed")) {
        vErrors = fail(vErrors, instancePath + "/expect", "enum");
        errors++;
      }
    }
    if (data.metric !== void 0) {
      if (typeof data.metric !== "string") {
        vErrors = fail(vErrors, instancePath + "/metric", "type");
        errors++;
      }
    }
    if (data.select !== void 0) {
      if (!validate73(data.select, { instancePath: instancePath + "/select" })) {
        vErrors = join(vErrors, validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.pointer !== void 0) {
      let data25 = data.pointer;
      if (typeof data25 === "string") {
        if (!pattern9.test(data25)) {
          vErrors = fail(vErrors, instancePath + "/pointer", "pattern");
          errors++;
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/pointer", "type");
        errors++;
      }
    }
    if (data.column !== void 0) {
      let data26 = data.column;
      if (typeof data26 !== "string" && !Number.isInteger(data26)) {
        vErrors = fail(vErrors, instancePath + "/column", "type");
        errors++;
      }
    }
    if (data.where !== void 0) {
      if (!validate73(data.where, { instancePath: instancePath + "/where" })) {
        vErrors = join(vErrors, validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.stat !== void 0) {
      let data28 = data.stat;
      if (typeof data28 !== "string") {
        vErrors = fail(vErrors, instancePath + "/stat", "type");
        errors++;
      }
      if (!(data28 === "mean" || data28 === "median" || data28 === "min" || data28 === "max" || data28 === "sum" || data28 === "count" || data28 === "p50" || data28 === "p90" || data28 === "p95" || data28 === "p99")) {
        vErrors = fail(vErrors, instancePath + "/stat", "enum");
        errors++;
      }
    }
    if (data.unit !== void 0) {
      if (typeof data.unit !== "string") {
        vErrors = fail(vErrors, instancePath + "/unit", "type");
        errors++;
      }
    }
    if (data.better !== void 0) {
      let data30 = data.better;
      if (typeof data30 !== "string") {
        vErrors = fail(vErrors, instancePath + "/better", "type");
        errors++;
      }
      if (!(data30 === "lower" || data30 === "higher")) {
        vErrors = fail(vErrors, instancePath + "/better", "enum");
        errors++;
      }
    }
    if (data["at-most"] !== void 0) {
      if (!validate76(data["at-most"], { instancePath: instancePath + "/at-most" })) {
        vErrors = join(vErrors, validate76.errors);
        errors = vErrors.length;
      }
    }
    if (data["at-least"] !== void 0) {
      if (!validate76(data["at-least"], { instancePath: instancePath + "/at-least" })) {
        vErrors = join(vErrors, validate76.errors);
        errors = vErrors.length;
      }
    }
    if (data.options !== void 0) {
      let data33 = data.options;
      if (isMapping(data33)) {
        for (const key1 in data33) {
          if (!validate73(data33[key1], { instancePath: instancePath + "/options/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") })) {
            vErrors = join(vErrors, validate73.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/options", "type");
        errors++;
      }
    }
    if (data.quote !== void 0) {
      if (typeof data.quote !== "string") {
        vErrors = fail(vErrors, instancePath + "/quote", "type");
        errors++;
      }
    }
    if (data.participants !== void 0) {
      let data36 = data.participants;
      if (!Number.isInteger(data36)) {
        vErrors = fail(vErrors, instancePath + "/participants", "type");
        errors++;
      }
      if (Number.isFinite(data36)) {
        if (data36 < 1 || isNaN(data36)) {
          vErrors = fail(vErrors, instancePath + "/participants", "minimum");
          errors++;
        }
      }
    }
    if (data.ref !== void 0) {
      let data37 = data.ref;
      if (typeof data37 !== "string" && !Number.isInteger(data37)) {
        vErrors = fail(vErrors, instancePath + "/ref", "type");
        errors++;
      }
    }
    if (data.date !== void 0) {
      if (!validate29(data.date, { instancePath: instancePath + "/date" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.accessed !== void 0) {
      if (!validate29(data.accessed, { instancePath: instancePath + "/accessed" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.commit !== void 0) {
      if (!validate82(data.commit, { instancePath: instancePath + "/commit" })) {
        vErrors = join(vErrors, validate82.errors);
        errors = vErrors.length;
      }
    }
    if (data.covers !== void 0) {
      if (!validate47(data.covers, { instancePath: instancePath + "/covers" })) {
        vErrors = join(vErrors, validate47.errors);
        errors = vErrors.length;
      }
    }
    if (data["valid-until"] !== void 0) {
      if (!validate29(data["valid-until"], { instancePath: instancePath + "/valid-until" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.captured !== void 0) {
      if (!validate86(data.captured, { instancePath: instancePath + "/captured" })) {
        vErrors = join(vErrors, validate86.errors);
        errors = vErrors.length;
      }
    }
    if (data.reconfirmed !== void 0) {
      let data44 = data.reconfirmed;
      if (Array.isArray(data44)) {
        const len0 = data44.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate93(data44[i0], { instancePath: instancePath + "/reconfirmed/" + i0 })) {
            vErrors = join(vErrors, validate93.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/reconfirmed", "type");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    if (data.status !== void 0) {
      if (typeof data.status !== "string") {
        vErrors = fail(vErrors, instancePath + "/status", "type");
        errors++;
      }
    }
    if (data.date !== void 0) {
      if (typeof data.date !== "string") {
        vErrors = fail(vErrors, instancePath + "/date", "type");
        errors++;
      }
    }
    if (data["decision-makers"] !== void 0) {
      if (!validate22(data["decision-makers"], { instancePath: instancePath + "/decision-makers" })) {
        vErrors = join(vErrors, validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.consulted !== void 0) {
      if (!validate22(data.consulted, { instancePath: instancePath + "/consulted" })) {
        vErrors = join(vErrors, validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.informed !== void 0) {
      if (!validate22(data.informed, { instancePath: instancePath + "/informed" })) {
        vErrors = join(vErrors, validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.approver !== void 0) {
      if (typeof data.approver !== "string") {
        vErrors = fail(vErrors, instancePath + "/approver", "type");
        errors++;
      }
    }
    if (data.accountable !== void 0) {
      if (typeof data.accountable !== "string") {
        vErrors = fail(vErrors, instancePath + "/accountable", "type");
        errors++;
      }
    }
    if (data.category !== void 0) {
      if (typeof data.category !== "string") {
        vErrors = fail(vErrors, instancePath + "/category", "type");
        errors++;
      }
    }
    if (data.stakeholders !== void 0) {
      let data8 = data.stakeholders;
      if (isMapping(data8)) {
        for (const key0 in data8) {
          if (!(key0 === "ux" || key0 === "cx")) {
            if (!validate22(data8[key0], { instancePath: instancePath + "/stakeholders/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") })) {
              vErrors = join(vErrors, validate22.errors);
              errors = vErrors.length;
            }
          }
        }
        if (data8.ux !== void 0) {
          if (!validate22(data8.ux, { instancePath: instancePath + "/stakeholders/ux" })) {
            vErrors = join(vErrors, validate22.errors);
            errors = vErrors.length;
          }
        }
        if (data8.cx !== void 0) {
          if (!validate22(data8.cx, { instancePath: instancePath + "/stakeholders/cx" })) {
            vErrors = join(vErrors, validate22.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/stakeholders", "type");
        errors++;
      }
    }
    if (data["decide-by"] !== void 0) {
      if (!validate29(data["decide-by"], { instancePath: instancePath + "/decide-by" })) {
        vErrors = join(vErrors, validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.blocks !== void 0) {
      if (!validate31(data.blocks, { instancePath: instancePath + "/blocks" })) {
        vErrors = join(vErrors, validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.supersedes !== void 0) {
      if (!validate33(data.supersedes, { instancePath: instancePath + "/supersedes" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data["superseded-by"] !== void 0) {
      if (!validate33(data["superseded-by"], { instancePath: instancePath + "/superseded-by" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.amends !== void 0) {
      if (!validate33(data.amends, { instancePath: instancePath + "/amends" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data["amended-by"] !== void 0) {
      if (!validate33(data["amended-by"], { instancePath: instancePath + "/amended-by" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data["depends-on"] !== void 0) {
      if (!validate33(data["depends-on"], { instancePath: instancePath + "/depends-on" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data["relates-to"] !== void 0) {
      if (!validate33(data["relates-to"], { instancePath: instancePath + "/relates-to" })) {
        vErrors = join(vErrors, validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data["deviates-from"] !== void 0) {
      let data20 = data["deviates-from"];
      if (typeof data20 !== "string" && !Number.isInteger(data20) && !Array.isArray(data20)) {
        vErrors = fail(vErrors, instancePath + "/deviates-from", "type");
        errors++;
      }
      if (Array.isArray(data20)) {
        const len0 = data20.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate42(data20[i0], { instancePath: instancePath + "/deviates-from/" + i0 })) {
            vErrors = join(vErrors, validate42.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.chosen !== void 0) {
      if (!validate45(data.chosen, { instancePath: instancePath + "/chosen" })) {
        vErrors = join(vErrors, validate45.errors);
        errors = vErrors.length;
      }
    }
    if (data.governs !== void 0) {
      if (!validate47(data.governs, { instancePath: instancePath + "/governs" })) {
        vErrors = join(vErrors, validate47.errors);
        errors = vErrors.length;
      }
    }
    if (data.commits !== void 0) {
      let data24 = data.commits;
      if (typeof data24 !== "string" && !Array.isArray(data24)) {
        vErrors = fail(vErrors, instancePath + "/commits", "type");
        errors++;
      }
      if (typeof data24 === "string") {
        if (!pattern3.test(data24)) {
          vErrors = fail(vErrors, instancePath + "/commits", "pattern");
          errors++;
        }
      }
      if (Array.isArray(data24)) {
        const len1 = data24.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate51(data24[i1], { instancePath: instancePath + "/commits/" + i1 })) {
            vErrors = join(vErrors, validate51.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.outcome !== void 0) {
      if (!validate53(data.outcome, { instancePath: instancePath + "/outcome" })) {
        vErrors = join(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.waivers !== void 0) {
      let data27 = data.waivers;
      if (Array.isArray(data27)) {
        const len2 = data27.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate58(data27[i2], { instancePath: instancePath + "/waivers/" + i2 })) {
            vErrors = join(vErrors, validate58.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/waivers", "type");
        errors++;
      }
    }
    if (data.tags !== void 0) {
      let data29 = data.tags;
      if (typeof data29 !== "string" && !Array.isArray(data29)) {
        vErrors = fail(vErrors, instancePath + "/tags", "type");
        errors++;
      }
      if (Array.isArray(data29)) {
        const len3 = data29.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data30 = data29[i3];
          if (typeof data30 !== "string" && !Number.isFinite(data30)) {
            vErrors = fail(vErrors, instancePath + "/tags/" + i3, "type");
            errors++;
          }
        }
      }
    }
    if (data.evidence !== void 0) {
      let data31 = data.evidence;
      if (Array.isArray(data31)) {
        const len4 = data31.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate63(data31[i4], { instancePath: instancePath + "/evidence/" + i4 })) {
            vErrors = join(vErrors, validate63.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/evidence", "type");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
var validateConfig = validate98;
var schema29 = { "type": "object", "additionalProperties": false, "properties": { "folders": { "$ref": "#/$defs/paths" }, "ignore": { "$ref": "#/$defs/paths" }, "numbering": { "$ref": "#/$defs/numbering" }, "templates": { "$ref": "#/$defs/path" }, "evidence-folder": { "$ref": "#/$defs/path" }, "code": { "type": "object", "additionalProperties": false, "properties": { "markers": { "$ref": "#/$defs/words" }, "ignore": { "$ref": "#/$defs/paths" } } }, "commits": { "type": "object", "additionalProperties": false, "properties": { "mentions": { "$ref": "#/$defs/words" }, "trailers": { "$ref": "#/$defs/words" } } }, "statuses": { "type": "object", "additionalProperties": false, "patternProperties": { "^(?:draft|proposed|accepted|rejected|deprecated|superseded)$": { "$ref": "#/$defs/words" } } }, "categories": { "$ref": "#/$defs/words" }, "stakeholders": { "type": "object", "additionalProperties": { "$ref": "#/$defs/words" } }, "technologists": { "$ref": "#/$defs/words" }, "stalled-after": { "type": "integer", "minimum": 1, "maximum": 3650 }, "since": { "type": "string", "pattern": "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$" }, "rules": { "type": "object", "additionalProperties": false, "patternProperties": { "^(?:front-matter-syntax|front-matter-schema|title-missing|status-missing|status-unknown|status-conflict|date-invalid|section-missing|placeholder-left|duplicate-id|link-broken|reference-unknown|supersede-one-sided|supersede-cycle|superseded-still-accepted|no-evidence|option-untested|chosen-unsupported|chosen-refuted|not-the-leader|one-kind-only|problem-unproven|finding-missing|not-retained|evidence-unlisted|evidence-unpinned|evidence-suspect|evidence-expired|evidence-contradicts|evidence-broken|approver-missing|accountable-missing|approver-is-accountable|stakeholder-missing|deviation-unapproved|decision-overdue|decision-stalled|review-overdue|outcome-missing|waiver-expired|marker-unknown|marker-superseded|commit-unknown|commit-unreachable|not-implemented|accepted-rewritten|id-taken-elsewhere)$": { "$ref": "#/$defs/ruleSetting" } } }, "fail-on": { "type": "string", "enum": ["hint", "info", "warning", "error"] } }, "$defs": { "path": { "type": "string", "pattern": "^(?!/|[A-Za-z]:|(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$" }, "paths": { "type": ["string", "array"], "pattern": "^(?!/|[A-Za-z]:|(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$", "items": { "$ref": "#/$defs/path" } }, "words": { "type": ["string", "array"], "items": { "type": "string" } }, "numbering": { "type": "object", "additionalProperties": false, "properties": { "scheme": { "type": "string", "enum": ["sequential", "date"] }, "digits": { "type": "integer", "minimum": 1, "maximum": 9 } } }, "severity": { "type": "string", "enum": ["off", "hint", "info", "warning", "error"] }, "ruleSetting": { "type": ["string", "object"], "if": { "type": "string" }, "then": { "$ref": "#/$defs/severity" }, "additionalProperties": false, "patternProperties": { "^(?:draft|proposed|accepted|rejected|deprecated|superseded)$": { "$ref": "#/$defs/severity" } } } } };
function validate100(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern6.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate100.errors = vErrors;
  return errors === 0;
}
function validate99(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (typeof data === "string") {
    if (!pattern6.test(data)) {
      vErrors = fail(vErrors, instancePath, "pattern");
      errors++;
    }
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate100(data[i0], { instancePath: instancePath + "/" + i0 })) {
        vErrors = join(vErrors, validate100.errors);
        errors = vErrors.length;
      }
    }
  }
  validate99.errors = vErrors;
  return errors === 0;
}
function validate104(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    for (const key0 in data) {
      if (!(key0 === "scheme" || key0 === "digits")) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.scheme !== void 0) {
      let data0 = data.scheme;
      if (typeof data0 !== "string") {
        vErrors = fail(vErrors, instancePath + "/scheme", "type");
        errors++;
      }
      if (!(data0 === "sequential" || data0 === "date")) {
        vErrors = fail(vErrors, instancePath + "/scheme", "enum");
        errors++;
      }
    }
    if (data.digits !== void 0) {
      let data1 = data.digits;
      if (!Number.isInteger(data1)) {
        vErrors = fail(vErrors, instancePath + "/digits", "type");
        errors++;
      }
      if (Number.isFinite(data1)) {
        if (data1 > 9 || isNaN(data1)) {
          vErrors = fail(vErrors, instancePath + "/digits", "maximum");
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          vErrors = fail(vErrors, instancePath + "/digits", "minimum");
          errors++;
        }
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
function validate108(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !Array.isArray(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        vErrors = fail(vErrors, instancePath + "/" + i0, "type");
        errors++;
      }
    }
  }
  validate108.errors = vErrors;
  return errors === 0;
}
function validate118(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  if (!(data === "off" || data === "hint" || data === "info" || data === "warning" || data === "error")) {
    vErrors = fail(vErrors, instancePath, "enum");
    errors++;
  }
  validate118.errors = vErrors;
  return errors === 0;
}
var pattern15 = new RegExp("^(?:draft|proposed|accepted|rejected|deprecated|superseded)$", "u");
function validate117(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !isMapping(data)) {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  const _errs1 = errors;
  let valid0 = true;
  const _errs2 = errors;
  if (typeof data !== "string") {
    const err1 = {};
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (vErrors !== null) {
    if (_errs1) {
      vErrors.length = _errs1;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs4 = errors;
    if (!validate118(data, { instancePath })) {
      vErrors = join(vErrors, validate118.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
  }
  if (!valid0) {
    vErrors = fail(vErrors, instancePath, "if");
    errors++;
  }
  if (isMapping(data)) {
    for (const key0 in data) {
      if (!pattern15.test(key0)) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    for (const key1 in data) {
      if (pattern15.test(key1)) {
        if (!validate118(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") })) {
          vErrors = join(vErrors, validate118.errors);
          errors = vErrors.length;
        }
      }
    }
  }
  validate117.errors = vErrors;
  return errors === 0;
}
var pattern17 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$", "u");
var pattern18 = new RegExp("^(?:front-matter-syntax|front-matter-schema|title-missing|status-missing|status-unknown|status-conflict|date-invalid|section-missing|placeholder-left|duplicate-id|link-broken|reference-unknown|supersede-one-sided|supersede-cycle|superseded-still-accepted|no-evidence|option-untested|chosen-unsupported|chosen-refuted|not-the-leader|one-kind-only|problem-unproven|finding-missing|not-retained|evidence-unlisted|evidence-unpinned|evidence-suspect|evidence-expired|evidence-contradicts|evidence-broken|approver-missing|accountable-missing|approver-is-accountable|stakeholder-missing|deviation-unapproved|decision-overdue|decision-stalled|review-overdue|outcome-missing|waiver-expired|marker-unknown|marker-superseded|commit-unknown|commit-unreachable|not-implemented|accepted-rewritten|id-taken-elsewhere)$", "u");
function validate98(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (isMapping(data)) {
    for (const key0 in data) {
      if (!func2.call(schema29.properties, key0)) {
        vErrors = fail(vErrors, instancePath, "additionalProperties", key0);
        errors++;
      }
    }
    if (data.folders !== void 0) {
      if (!validate99(data.folders, { instancePath: instancePath + "/folders" })) {
        vErrors = join(vErrors, validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.ignore !== void 0) {
      if (!validate99(data.ignore, { instancePath: instancePath + "/ignore" })) {
        vErrors = join(vErrors, validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.numbering !== void 0) {
      if (!validate104(data.numbering, { instancePath: instancePath + "/numbering" })) {
        vErrors = join(vErrors, validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.templates !== void 0) {
      if (!validate100(data.templates, { instancePath: instancePath + "/templates" })) {
        vErrors = join(vErrors, validate100.errors);
        errors = vErrors.length;
      }
    }
    if (data["evidence-folder"] !== void 0) {
      if (!validate100(data["evidence-folder"], { instancePath: instancePath + "/evidence-folder" })) {
        vErrors = join(vErrors, validate100.errors);
        errors = vErrors.length;
      }
    }
    if (data.code !== void 0) {
      let data5 = data.code;
      if (isMapping(data5)) {
        for (const key1 in data5) {
          if (!(key1 === "markers" || key1 === "ignore")) {
            vErrors = fail(vErrors, instancePath + "/code", "additionalProperties", key1);
            errors++;
          }
        }
        if (data5.markers !== void 0) {
          if (!validate108(data5.markers, { instancePath: instancePath + "/code/markers" })) {
            vErrors = join(vErrors, validate108.errors);
            errors = vErrors.length;
          }
        }
        if (data5.ignore !== void 0) {
          if (!validate99(data5.ignore, { instancePath: instancePath + "/code/ignore" })) {
            vErrors = join(vErrors, validate99.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/code", "type");
        errors++;
      }
    }
    if (data.commits !== void 0) {
      let data8 = data.commits;
      if (isMapping(data8)) {
        for (const key2 in data8) {
          if (!(key2 === "mentions" || key2 === "trailers")) {
            vErrors = fail(vErrors, instancePath + "/commits", "additionalProperties", key2);
            errors++;
          }
        }
        if (data8.mentions !== void 0) {
          if (!validate108(data8.mentions, { instancePath: instancePath + "/commits/mentions" })) {
            vErrors = join(vErrors, validate108.errors);
            errors = vErrors.length;
          }
        }
        if (data8.trailers !== void 0) {
          if (!validate108(data8.trailers, { instancePath: instancePath + "/commits/trailers" })) {
            vErrors = join(vErrors, validate108.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/commits", "type");
        errors++;
      }
    }
    if (data.statuses !== void 0) {
      let data11 = data.statuses;
      if (isMapping(data11)) {
        for (const key3 in data11) {
          if (!pattern15.test(key3)) {
            vErrors = fail(vErrors, instancePath + "/statuses", "additionalProperties", key3);
            errors++;
          }
        }
        for (const key4 in data11) {
          if (pattern15.test(key4)) {
            if (!validate108(data11[key4], { instancePath: instancePath + "/statuses/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") })) {
              vErrors = join(vErrors, validate108.errors);
              errors = vErrors.length;
            }
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/statuses", "type");
        errors++;
      }
    }
    if (data.categories !== void 0) {
      if (!validate108(data.categories, { instancePath: instancePath + "/categories" })) {
        vErrors = join(vErrors, validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.stakeholders !== void 0) {
      let data14 = data.stakeholders;
      if (isMapping(data14)) {
        for (const key5 in data14) {
          if (!validate108(data14[key5], { instancePath: instancePath + "/stakeholders/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") })) {
            vErrors = join(vErrors, validate108.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/stakeholders", "type");
        errors++;
      }
    }
    if (data.technologists !== void 0) {
      if (!validate108(data.technologists, { instancePath: instancePath + "/technologists" })) {
        vErrors = join(vErrors, validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data["stalled-after"] !== void 0) {
      let data17 = data["stalled-after"];
      if (!Number.isInteger(data17)) {
        vErrors = fail(vErrors, instancePath + "/stalled-after", "type");
        errors++;
      }
      if (Number.isFinite(data17)) {
        if (data17 > 3650 || isNaN(data17)) {
          vErrors = fail(vErrors, instancePath + "/stalled-after", "maximum");
          errors++;
        }
        if (data17 < 1 || isNaN(data17)) {
          vErrors = fail(vErrors, instancePath + "/stalled-after", "minimum");
          errors++;
        }
      }
    }
    if (data.since !== void 0) {
      let data18 = data.since;
      if (typeof data18 === "string") {
        if (!pattern17.test(data18)) {
          vErrors = fail(vErrors, instancePath + "/since", "pattern");
          errors++;
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/since", "type");
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data19 = data.rules;
      if (isMapping(data19)) {
        for (const key6 in data19) {
          if (!pattern18.test(key6)) {
            vErrors = fail(vErrors, instancePath + "/rules", "additionalProperties", key6);
            errors++;
          }
        }
        for (const key7 in data19) {
          if (pattern18.test(key7)) {
            if (!validate117(data19[key7], { instancePath: instancePath + "/rules/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") })) {
              vErrors = join(vErrors, validate117.errors);
              errors = vErrors.length;
            }
          }
        }
      } else {
        vErrors = fail(vErrors, instancePath + "/rules", "type");
        errors++;
      }
    }
    if (data["fail-on"] !== void 0) {
      let data21 = data["fail-on"];
      if (typeof data21 !== "string") {
        vErrors = fail(vErrors, instancePath + "/fail-on", "type");
        errors++;
      }
      if (!(data21 === "hint" || data21 === "info" || data21 === "warning" || data21 === "error")) {
        vErrors = fail(vErrors, instancePath + "/fail-on", "enum");
        errors++;
      }
    }
  } else {
    vErrors = fail(vErrors, instancePath, "type");
    errors++;
  }
  validate98.errors = vErrors;
  return errors === 0;
}
function fail(errors, instancePath, keyword, detail, schemaPath) {
  return join(errors, [{ instancePath, keyword, detail, schemaPath }]);
}
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function join(errors, more) {
  if (errors === null) {
    return more;
  }
  for (const error of more) {
    errors.push(error);
  }
  return errors;
}
