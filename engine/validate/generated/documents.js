function add(errors, error) {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

function append(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}

export const check0 = validate10;
const schema11 = {"$id":"runbook","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1"},"kind":{"type":"string","const":"Runbook"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"summary":{"type":"string","minLength":1},"docs":{"type":"string"},"inputs":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/input"}},"secrets":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/secret"}},"target":{"type":"string","minLength":1},"maxParallel":{"type":"integer","minimum":1,"maximum":1000},"requires":{"type":"array","items":{"$ref":"#/$defs/step"}},"steps":{"type":"array","items":{"allOf":[{"$ref":"#/$defs/step"}],"required":["id"]},"minItems":1},"finally":{"type":"array","items":{"$ref":"#/$defs/step"}},"outputs":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{}},"lock":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1},"timeout":{"type":"string","format":"duration"},"schedule":{"type":"object","properties":{"calendar":{"type":"string","minLength":1},"jitter":{"type":"string","format":"duration"},"inputs":{"type":"object"},"overlap":{"type":"string","enum":["queue","skip","fail"]}},"required":["calendar"],"additionalProperties":false},"invariants":{"type":"array","items":{"$ref":"#/$defs/step"}}},"required":["apiVersion","name","summary","steps"],"additionalProperties":false,"$defs":{"step":{"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"name":{"type":"string","minLength":1},"uses":{"type":"string","minLength":1},"run":{"type":"string","minLength":1},"with":{"type":"object"},"env":{"type":"object","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]}},"effect":{"type":"string","enum":["read","change"]},"plan":{"type":"boolean"},"if":{"type":"string","minLength":1},"needs":{"type":"array","items":{"type":"string"}},"foreach":{"type":["array","string","object"],"properties":{"items":{"type":["array","string"]},"maxParallel":{"type":"integer","minimum":1},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$"},"maxFailures":{"type":"integer","minimum":0}},"required":["items"],"additionalProperties":false},"retry":{"type":"object","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000},"delay":{"type":"string","format":"duration"},"backoff":{"type":"number","minimum":1,"maximum":10},"maxDelay":{"type":"string","format":"duration"},"jitter":{"type":"number","minimum":0,"maximum":1},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["attempts"],"additionalProperties":false},"timeout":{"type":"string","format":"duration"},"continueOnError":{"type":"boolean"},"target":{"type":"string","minLength":1},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1},"irreversible":{"type":"string","minLength":1},"capture":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","properties":{"uses":{"type":"string","minLength":1},"with":{"type":"object"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean"},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"]}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]}},"input":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"]},"description":{"type":"string","minLength":1},"required":{"type":"boolean"},"default":{},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"},"items":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"]},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"}},"additionalProperties":false}},"additionalProperties":false},"secret":{"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false}}};
const schema12 = {"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"]},"description":{"type":"string","minLength":1},"required":{"type":"boolean"},"default":{},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"},"items":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"]},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"}},"additionalProperties":false}},"additionalProperties":false};
const schema13 = {"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => [...text].length;
const pattern0 = new RegExp("^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$", "u");
const pattern1 = new RegExp("^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$", "u");
const schema14 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"name":{"type":"string","minLength":1},"uses":{"type":"string","minLength":1},"run":{"type":"string","minLength":1},"with":{"type":"object"},"env":{"type":"object","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]}},"effect":{"type":"string","enum":["read","change"]},"plan":{"type":"boolean"},"if":{"type":"string","minLength":1},"needs":{"type":"array","items":{"type":"string"}},"foreach":{"type":["array","string","object"],"properties":{"items":{"type":["array","string"]},"maxParallel":{"type":"integer","minimum":1},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$"},"maxFailures":{"type":"integer","minimum":0}},"required":["items"],"additionalProperties":false},"retry":{"type":"object","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000},"delay":{"type":"string","format":"duration"},"backoff":{"type":"number","minimum":1,"maximum":10},"maxDelay":{"type":"string","format":"duration"},"jitter":{"type":"number","minimum":0,"maximum":1},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["attempts"],"additionalProperties":false},"timeout":{"type":"string","format":"duration"},"continueOnError":{"type":"boolean"},"target":{"type":"string","minLength":1},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1},"irreversible":{"type":"string","minLength":1},"capture":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","properties":{"uses":{"type":"string","minLength":1},"with":{"type":"object"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean"},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"]}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]}};
const pattern4 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern5 = new RegExp("^(?:[1-9]\\d?|100)%$", "u");
const formats0 = /^(?=\d)(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/;
const wrapper0 = {validate: validate11};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.uses === undefined) && (missing0 = "uses")) || ((data.run === undefined) && (missing0 = "run"))){
vErrors = add(vErrors, {});
errors++;
}
}
else {
vErrors = add(vErrors, {});
errors++;
}
}
var valid0 = _errs2 === errors;
if(valid0){
vErrors = add(vErrors, {instancePath,schemaPath:"#/not",keyword:"not",params:{}});
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.uses === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "uses"}});
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "run"}});
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}});
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema14.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func3(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.uses !== undefined){
let data2 = data.uses;
if(typeof data2 === "string"){
if(func3(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.run !== undefined){
let data3 = data.run;
if(typeof data3 === "string"){
if(func3(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/run",schemaPath:"#/properties/run/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.with !== undefined){
let data4 = data.with;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
vErrors = add(vErrors, {instancePath:instancePath+"/with",schemaPath:"#/properties/with/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.env !== undefined){
let data5 = data.env;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs20 = errors;
if(typeof key1 === "string"){
if(!pattern4.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},propertyName:key1});
errors++;
}
}
var valid3 = _errs20 === errors;
if(!valid3){
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
for(const key2 in data5){
let data6 = data5[key2];
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
vErrors = add(vErrors, {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/type",keyword:"type",params:{type: schema14.properties.env.additionalProperties.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.effect !== undefined){
let data7 = data.effect;
if(typeof data7 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((data7 === "read") || (data7 === "change"))){
vErrors = add(vErrors, {instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/enum",keyword:"enum",params:{allowedValues: schema14.properties.effect.enum}});
errors++;
}
}
if(data.plan !== undefined){
if(typeof data.plan !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.if !== undefined){
let data9 = data.if;
if(typeof data9 === "string"){
if(func3(data9) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.needs !== undefined){
let data10 = data.needs;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
if(typeof data10[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/needs/" + i0,schemaPath:"#/properties/needs/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/needs",schemaPath:"#/properties/needs/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.foreach !== undefined){
let data12 = data.foreach;
if((!data12 || typeof data12 != "object") && (typeof data12 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/type",keyword:"type",params:{type: schema14.properties.foreach.type}});
errors++;
}
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.items === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/required",keyword:"required",params:{missingProperty: "items"}});
errors++;
}
for(const key3 in data12){
if(!((((key3 === "items") || (key3 === "maxParallel")) || (key3 === "batch")) || (key3 === "maxFailures"))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data12.items !== undefined){
let data13 = data12.items;
if((!(Array.isArray(data13))) && (typeof data13 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/items",schemaPath:"#/properties/foreach/properties/items/type",keyword:"type",params:{type: schema14.properties.foreach.properties.items.type}});
errors++;
}
}
if(data12.maxParallel !== undefined){
let data14 = data12.maxParallel;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxParallel",schemaPath:"#/properties/foreach/properties/maxParallel/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 1 || isNaN(data14)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxParallel",schemaPath:"#/properties/foreach/properties/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data12.batch !== undefined){
let data15 = data12.batch;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (typeof data15 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/type",keyword:"type",params:{type: schema14.properties.foreach.properties.batch.type}});
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
if(typeof data15 === "string"){
if(!pattern5.test(data15)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|100)%$"}});
errors++;
}
}
}
if(data12.maxFailures !== undefined){
let data16 = data12.maxFailures;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxFailures",schemaPath:"#/properties/foreach/properties/maxFailures/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxFailures",schemaPath:"#/properties/foreach/properties/maxFailures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
}
if(data.retry !== undefined){
let data17 = data.retry;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.attempts === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/required",keyword:"required",params:{missingProperty: "attempts"}});
errors++;
}
for(const key4 in data17){
if(!((((((key4 === "attempts") || (key4 === "delay")) || (key4 === "backoff")) || (key4 === "maxDelay")) || (key4 === "jitter")) || (key4 === "exitCodes"))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data17.attempts !== undefined){
let data18 = data17.attempts;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000 || isNaN(data18)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
errors++;
}
if(data18 < 1 || isNaN(data18)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data17.delay !== undefined){
let data19 = data17.delay;
if(typeof data19 === "string"){
if(!(formats0.test(data19))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/delay",schemaPath:"#/properties/retry/properties/delay/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/delay",schemaPath:"#/properties/retry/properties/delay/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data17.backoff !== undefined){
let data20 = data17.backoff;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 10 || isNaN(data20)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}});
errors++;
}
if(data20 < 1 || isNaN(data20)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data17.maxDelay !== undefined){
let data21 = data17.maxDelay;
if(typeof data21 === "string"){
if(!(formats0.test(data21))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/maxDelay",schemaPath:"#/properties/retry/properties/maxDelay/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/maxDelay",schemaPath:"#/properties/retry/properties/maxDelay/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data17.jitter !== undefined){
let data22 = data17.jitter;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1 || isNaN(data22)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}});
errors++;
}
if(data22 < 0 || isNaN(data22)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data17.exitCodes !== undefined){
let data23 = data17.exitCodes;
if(Array.isArray(data23)){
if(data23.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes",schemaPath:"#/properties/retry/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 255 || isNaN(data24)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data24 < 0 || isNaN(data24)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes",schemaPath:"#/properties/retry/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.timeout !== undefined){
let data25 = data.timeout;
if(typeof data25 === "string"){
if(!(formats0.test(data25))){
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.continueOnError !== undefined){
if(typeof data.continueOnError !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/continueOnError",schemaPath:"#/properties/continueOnError/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.target !== undefined){
let data27 = data.target;
if(typeof data27 === "string"){
if(func3(data27) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.rollback !== undefined){
let data28 = data.rollback;
if(Array.isArray(data28)){
if(data28.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
if(!(wrapper0.validate(data28[i2], {instancePath:instancePath+"/rollback/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : append(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.irreversible !== undefined){
let data30 = data.irreversible;
if(typeof data30 === "string"){
if(func3(data30) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/irreversible",schemaPath:"#/properties/irreversible/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/irreversible",schemaPath:"#/properties/irreversible/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.capture !== undefined){
let data31 = data.capture;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key5 in data31){
const _errs75 = errors;
if(typeof key5 === "string"){
if(!pattern1.test(key5)){
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key5});
errors++;
}
}
var valid13 = _errs75 === errors;
if(!valid13){
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/propertyNames",keyword:"propertyNames",params:{propertyName: key5}});
errors++;
}
}
for(const key6 in data31){
let data32 = data31[key6];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.uses === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/required",keyword:"required",params:{missingProperty: "uses"}});
errors++;
}
for(const key7 in data32){
if(!((key7 === "uses") || (key7 === "with"))){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}});
errors++;
}
}
if(data32.uses !== undefined){
let data33 = data32.uses;
if(typeof data33 === "string"){
if(func3(data33) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/uses",schemaPath:"#/properties/capture/additionalProperties/properties/uses/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/uses",schemaPath:"#/properties/capture/additionalProperties/properties/uses/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data32.with !== undefined){
let data34 = data32.with;
if(!(data34 && typeof data34 == "object" && !Array.isArray(data34))){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/with",schemaPath:"#/properties/capture/additionalProperties/properties/with/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.commit !== undefined){
if(typeof data.commit !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.onInterrupt !== undefined){
let data36 = data.onInterrupt;
if(typeof data36 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/onInterrupt",schemaPath:"#/properties/onInterrupt/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data36 === "rerun") || (data36 === "probe")) || (data36 === "rollback")) || (data36 === "ask"))){
vErrors = add(vErrors, {instancePath:instancePath+"/onInterrupt",schemaPath:"#/properties/onInterrupt/enum",keyword:"enum",params:{allowedValues: schema14.properties.onInterrupt.enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="runbook" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}});
errors++;
}
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if(data.summary === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"}});
errors++;
}
if(data.steps === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"}});
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("runbook/v1" !== data0){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "runbook/v1"}});
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("Runbook" !== data1){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Runbook"}});
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 === "string"){
if(func3(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.docs !== undefined){
if(typeof data.docs !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/docs",schemaPath:"#/properties/docs/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs14 = errors;
if(typeof key1 === "string"){
if(!pattern1.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key1});
errors++;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
for(const key2 in data5){
let data6 = data5[key2];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(func2.call(schema12.properties, key3))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/input/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data6.type !== undefined){
let data7 = data6.type;
if(typeof data7 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/$defs/input/properties/type/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((((data7 === "string") || (data7 === "integer")) || (data7 === "number")) || (data7 === "boolean")) || (data7 === "list")) || (data7 === "map"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/$defs/input/properties/type/enum",keyword:"enum",params:{allowedValues: schema12.properties.type.enum}});
errors++;
}
}
if(data6.description !== undefined){
let data8 = data6.description;
if(typeof data8 === "string"){
if(func3(data8) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/$defs/input/properties/description/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/$defs/input/properties/description/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data6.required !== undefined){
if(typeof data6.required !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/required",schemaPath:"#/$defs/input/properties/required/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data6.enum !== undefined){
let data10 = data6.enum;
if(Array.isArray(data10)){
if(data10.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/$defs/input/properties/enum/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if((typeof data11 !== "string") && (!((typeof data11 == "number") && (isFinite(data11))))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum/" + i0,schemaPath:"#/$defs/input/properties/enum/items/type",keyword:"type",params:{type: schema12.properties.enum.items.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/$defs/input/properties/enum/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data6.pattern !== undefined){
let data12 = data6.pattern;
if(typeof data12 === "string"){
if(func3(data12) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/$defs/input/properties/pattern/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/$defs/input/properties/pattern/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data6.minimum !== undefined){
let data13 = data6.minimum;
if(!((typeof data13 == "number") && (isFinite(data13)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/$defs/input/properties/minimum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data6.maximum !== undefined){
let data14 = data6.maximum;
if(!((typeof data14 == "number") && (isFinite(data14)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/$defs/input/properties/maximum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data6.items !== undefined){
let data15 = data6.items;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 in data15){
if(!(((((key4 === "type") || (key4 === "enum")) || (key4 === "pattern")) || (key4 === "minimum")) || (key4 === "maximum"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items",schemaPath:"#/$defs/input/properties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data15.type !== undefined){
let data16 = data15.type;
if(typeof data16 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/type",schemaPath:"#/$defs/input/properties/items/properties/type/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data16 === "string") || (data16 === "integer")) || (data16 === "number")) || (data16 === "boolean"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/type",schemaPath:"#/$defs/input/properties/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema12.properties.items.properties.type.enum}});
errors++;
}
}
if(data15.enum !== undefined){
let data17 = data15.enum;
if(Array.isArray(data17)){
if(data17.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum",schemaPath:"#/$defs/input/properties/items/properties/enum/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if((typeof data18 !== "string") && (!((typeof data18 == "number") && (isFinite(data18))))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum/" + i1,schemaPath:"#/$defs/input/properties/items/properties/enum/items/type",keyword:"type",params:{type: schema12.properties.items.properties.enum.items.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum",schemaPath:"#/$defs/input/properties/items/properties/enum/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data15.pattern !== undefined){
let data19 = data15.pattern;
if(typeof data19 === "string"){
if(func3(data19) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/pattern",schemaPath:"#/$defs/input/properties/items/properties/pattern/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/pattern",schemaPath:"#/$defs/input/properties/items/properties/pattern/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.minimum !== undefined){
let data20 = data15.minimum;
if(!((typeof data20 == "number") && (isFinite(data20)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/minimum",schemaPath:"#/$defs/input/properties/items/properties/minimum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data15.maximum !== undefined){
let data21 = data15.maximum;
if(!((typeof data21 == "number") && (isFinite(data21)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/maximum",schemaPath:"#/$defs/input/properties/items/properties/maximum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items",schemaPath:"#/$defs/input/properties/items/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/input/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.secrets !== undefined){
let data22 = data.secrets;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key5 in data22){
const _errs53 = errors;
if(typeof key5 === "string"){
if(!pattern1.test(key5)){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key5});
errors++;
}
}
var valid10 = _errs53 === errors;
if(!valid10){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key5}});
errors++;
}
}
for(const key6 in data22){
let data23 = data22[key6];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
for(const key7 in data23){
if(!((key7 === "from") || (key7 === "key"))){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}});
errors++;
}
}
if(data23.from !== undefined){
let data24 = data23.from;
if(typeof data24 === "string"){
if(func3(data24) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/from",schemaPath:"#/$defs/secret/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/from",schemaPath:"#/$defs/secret/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.key !== undefined){
let data25 = data23.key;
if(typeof data25 === "string"){
if(func3(data25) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/secret/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/secret/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.target !== undefined){
let data26 = data.target;
if(typeof data26 === "string"){
if(func3(data26) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.maxParallel !== undefined){
let data27 = data.maxParallel;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 1000 || isNaN(data27)){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
errors++;
}
if(data27 < 1 || isNaN(data27)){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data.requires !== undefined){
let data28 = data.requires;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
if(!(validate11(data28[i2], {instancePath:instancePath+"/requires/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.steps !== undefined){
let data30 = data.steps;
if(Array.isArray(data30)){
if(data30.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
if(!(validate11(data31, {instancePath:instancePath+"/steps/" + i3,parentData:data30,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.id === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "id"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.finally !== undefined){
let data32 = data.finally;
if(Array.isArray(data32)){
const len4 = data32.length;
for(let i4=0; i4<len4; i4++){
if(!(validate11(data32[i4], {instancePath:instancePath+"/finally/" + i4,parentData:data32,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/finally",schemaPath:"#/properties/finally/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.outputs !== undefined){
let data34 = data.outputs;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key8 in data34){
const _errs79 = errors;
if(typeof key8 === "string"){
if(!pattern1.test(key8)){
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key8});
errors++;
}
}
var valid21 = _errs79 === errors;
if(!valid21){
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key8}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.lock !== undefined){
let data35 = data.lock;
if((typeof data35 !== "string") && (!(Array.isArray(data35)))){
vErrors = add(vErrors, {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: schema11.properties.lock.type}});
errors++;
}
if(typeof data35 === "string"){
if(func3(data35) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
if(Array.isArray(data35)){
if(data35.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len5 = data35.length;
for(let i5=0; i5<len5; i5++){
let data36 = data35[i5];
if(typeof data36 === "string"){
if(func3(data36) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/lock/" + i5,schemaPath:"#/properties/lock/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/lock/" + i5,schemaPath:"#/properties/lock/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
if(data.timeout !== undefined){
let data37 = data.timeout;
if(typeof data37 === "string"){
if(!(formats0.test(data37))){
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.schedule !== undefined){
let data38 = data.schedule;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.calendar === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/required",keyword:"required",params:{missingProperty: "calendar"}});
errors++;
}
for(const key9 in data38){
if(!((((key9 === "calendar") || (key9 === "jitter")) || (key9 === "inputs")) || (key9 === "overlap"))){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}});
errors++;
}
}
if(data38.calendar !== undefined){
let data39 = data38.calendar;
if(typeof data39 === "string"){
if(func3(data39) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/calendar",schemaPath:"#/properties/schedule/properties/calendar/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/calendar",schemaPath:"#/properties/schedule/properties/calendar/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data38.jitter !== undefined){
let data40 = data38.jitter;
if(typeof data40 === "string"){
if(!(formats0.test(data40))){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/jitter",schemaPath:"#/properties/schedule/properties/jitter/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/jitter",schemaPath:"#/properties/schedule/properties/jitter/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data38.inputs !== undefined){
let data41 = data38.inputs;
if(!(data41 && typeof data41 == "object" && !Array.isArray(data41))){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/inputs",schemaPath:"#/properties/schedule/properties/inputs/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data38.overlap !== undefined){
let data42 = data38.overlap;
if(typeof data42 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/overlap",schemaPath:"#/properties/schedule/properties/overlap/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data42 === "queue") || (data42 === "skip")) || (data42 === "fail"))){
vErrors = add(vErrors, {instancePath:instancePath+"/schedule/overlap",schemaPath:"#/properties/schedule/properties/overlap/enum",keyword:"enum",params:{allowedValues: schema11.properties.schedule.properties.overlap.enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.invariants !== undefined){
let data43 = data.invariants;
if(Array.isArray(data43)){
const len6 = data43.length;
for(let i6=0; i6<len6; i6++){
if(!(validate11(data43[i6], {instancePath:instancePath+"/invariants/" + i6,parentData:data43,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/invariants",schemaPath:"#/properties/invariants/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const check1 = validate16;
const schema15 = {"$id":"composite","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1"},"kind":{"type":"string","const":"Action"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"summary":{"type":"string","minLength":1},"docs":{"type":"string"},"inputs":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/input"}},"secrets":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/secret"}},"target":{"type":"string","minLength":1},"maxParallel":{"type":"integer","minimum":1,"maximum":1000},"requires":{"type":"array","items":{"$ref":"#/$defs/step"}},"steps":{"type":"array","items":{"allOf":[{"$ref":"#/$defs/step"}],"required":["id"]},"minItems":1},"finally":{"type":"array","items":{"$ref":"#/$defs/step"}},"outputs":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{}}},"required":["apiVersion","kind","name","summary","steps"],"additionalProperties":false,"$defs":{"step":{"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"name":{"type":"string","minLength":1},"uses":{"type":"string","minLength":1},"run":{"type":"string","minLength":1},"with":{"type":"object"},"env":{"type":"object","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]}},"effect":{"type":"string","enum":["read","change"]},"plan":{"type":"boolean"},"if":{"type":"string","minLength":1},"needs":{"type":"array","items":{"type":"string"}},"foreach":{"type":["array","string","object"],"properties":{"items":{"type":["array","string"]},"maxParallel":{"type":"integer","minimum":1},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$"},"maxFailures":{"type":"integer","minimum":0}},"required":["items"],"additionalProperties":false},"retry":{"type":"object","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000},"delay":{"type":"string","format":"duration"},"backoff":{"type":"number","minimum":1,"maximum":10},"maxDelay":{"type":"string","format":"duration"},"jitter":{"type":"number","minimum":0,"maximum":1},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["attempts"],"additionalProperties":false},"timeout":{"type":"string","format":"duration"},"continueOnError":{"type":"boolean"},"target":{"type":"string","minLength":1},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1},"irreversible":{"type":"string","minLength":1},"capture":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","properties":{"uses":{"type":"string","minLength":1},"with":{"type":"object"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean"},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"]}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]}},"input":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"]},"description":{"type":"string","minLength":1},"required":{"type":"boolean"},"default":{},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"},"items":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"]},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"}},"additionalProperties":false}},"additionalProperties":false},"secret":{"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false}}};
const schema16 = {"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"]},"description":{"type":"string","minLength":1},"required":{"type":"boolean"},"default":{},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"},"items":{"type":"object","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"]},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1},"pattern":{"type":"string","minLength":1},"minimum":{"type":"number"},"maximum":{"type":"number"}},"additionalProperties":false}},"additionalProperties":false};
const schema17 = {"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false};
const schema18 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"name":{"type":"string","minLength":1},"uses":{"type":"string","minLength":1},"run":{"type":"string","minLength":1},"with":{"type":"object"},"env":{"type":"object","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]}},"effect":{"type":"string","enum":["read","change"]},"plan":{"type":"boolean"},"if":{"type":"string","minLength":1},"needs":{"type":"array","items":{"type":"string"}},"foreach":{"type":["array","string","object"],"properties":{"items":{"type":["array","string"]},"maxParallel":{"type":"integer","minimum":1},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$"},"maxFailures":{"type":"integer","minimum":0}},"required":["items"],"additionalProperties":false},"retry":{"type":"object","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000},"delay":{"type":"string","format":"duration"},"backoff":{"type":"number","minimum":1,"maximum":10},"maxDelay":{"type":"string","format":"duration"},"jitter":{"type":"number","minimum":0,"maximum":1},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["attempts"],"additionalProperties":false},"timeout":{"type":"string","format":"duration"},"continueOnError":{"type":"boolean"},"target":{"type":"string","minLength":1},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1},"irreversible":{"type":"string","minLength":1},"capture":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","properties":{"uses":{"type":"string","minLength":1},"with":{"type":"object"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean"},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"]}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]}};
const wrapper1 = {validate: validate17};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.uses === undefined) && (missing0 = "uses")) || ((data.run === undefined) && (missing0 = "run"))){
vErrors = add(vErrors, {});
errors++;
}
}
else {
vErrors = add(vErrors, {});
errors++;
}
}
var valid0 = _errs2 === errors;
if(valid0){
vErrors = add(vErrors, {instancePath,schemaPath:"#/not",keyword:"not",params:{}});
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.uses === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "uses"}});
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "run"}});
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
vErrors = add(vErrors, {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}});
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema18.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func3(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.uses !== undefined){
let data2 = data.uses;
if(typeof data2 === "string"){
if(func3(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.run !== undefined){
let data3 = data.run;
if(typeof data3 === "string"){
if(func3(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/run",schemaPath:"#/properties/run/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.with !== undefined){
let data4 = data.with;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
vErrors = add(vErrors, {instancePath:instancePath+"/with",schemaPath:"#/properties/with/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.env !== undefined){
let data5 = data.env;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs20 = errors;
if(typeof key1 === "string"){
if(!pattern4.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},propertyName:key1});
errors++;
}
}
var valid3 = _errs20 === errors;
if(!valid3){
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
for(const key2 in data5){
let data6 = data5[key2];
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
vErrors = add(vErrors, {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/env/additionalProperties/type",keyword:"type",params:{type: schema18.properties.env.additionalProperties.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.effect !== undefined){
let data7 = data.effect;
if(typeof data7 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((data7 === "read") || (data7 === "change"))){
vErrors = add(vErrors, {instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/enum",keyword:"enum",params:{allowedValues: schema18.properties.effect.enum}});
errors++;
}
}
if(data.plan !== undefined){
if(typeof data.plan !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.if !== undefined){
let data9 = data.if;
if(typeof data9 === "string"){
if(func3(data9) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/if",schemaPath:"#/properties/if/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.needs !== undefined){
let data10 = data.needs;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
if(typeof data10[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/needs/" + i0,schemaPath:"#/properties/needs/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/needs",schemaPath:"#/properties/needs/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.foreach !== undefined){
let data12 = data.foreach;
if((!data12 || typeof data12 != "object") && (typeof data12 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/type",keyword:"type",params:{type: schema18.properties.foreach.type}});
errors++;
}
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.items === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/required",keyword:"required",params:{missingProperty: "items"}});
errors++;
}
for(const key3 in data12){
if(!((((key3 === "items") || (key3 === "maxParallel")) || (key3 === "batch")) || (key3 === "maxFailures"))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach",schemaPath:"#/properties/foreach/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data12.items !== undefined){
let data13 = data12.items;
if((!(Array.isArray(data13))) && (typeof data13 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/items",schemaPath:"#/properties/foreach/properties/items/type",keyword:"type",params:{type: schema18.properties.foreach.properties.items.type}});
errors++;
}
}
if(data12.maxParallel !== undefined){
let data14 = data12.maxParallel;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxParallel",schemaPath:"#/properties/foreach/properties/maxParallel/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 1 || isNaN(data14)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxParallel",schemaPath:"#/properties/foreach/properties/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data12.batch !== undefined){
let data15 = data12.batch;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (typeof data15 !== "string")){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/type",keyword:"type",params:{type: schema18.properties.foreach.properties.batch.type}});
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
if(typeof data15 === "string"){
if(!pattern5.test(data15)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/batch",schemaPath:"#/properties/foreach/properties/batch/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|100)%$"}});
errors++;
}
}
}
if(data12.maxFailures !== undefined){
let data16 = data12.maxFailures;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxFailures",schemaPath:"#/properties/foreach/properties/maxFailures/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
vErrors = add(vErrors, {instancePath:instancePath+"/foreach/maxFailures",schemaPath:"#/properties/foreach/properties/maxFailures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
}
if(data.retry !== undefined){
let data17 = data.retry;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.attempts === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/required",keyword:"required",params:{missingProperty: "attempts"}});
errors++;
}
for(const key4 in data17){
if(!((((((key4 === "attempts") || (key4 === "delay")) || (key4 === "backoff")) || (key4 === "maxDelay")) || (key4 === "jitter")) || (key4 === "exitCodes"))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data17.attempts !== undefined){
let data18 = data17.attempts;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000 || isNaN(data18)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
errors++;
}
if(data18 < 1 || isNaN(data18)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/attempts",schemaPath:"#/properties/retry/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data17.delay !== undefined){
let data19 = data17.delay;
if(typeof data19 === "string"){
if(!(formats0.test(data19))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/delay",schemaPath:"#/properties/retry/properties/delay/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/delay",schemaPath:"#/properties/retry/properties/delay/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data17.backoff !== undefined){
let data20 = data17.backoff;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 10 || isNaN(data20)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}});
errors++;
}
if(data20 < 1 || isNaN(data20)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/backoff",schemaPath:"#/properties/retry/properties/backoff/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data17.maxDelay !== undefined){
let data21 = data17.maxDelay;
if(typeof data21 === "string"){
if(!(formats0.test(data21))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/maxDelay",schemaPath:"#/properties/retry/properties/maxDelay/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/maxDelay",schemaPath:"#/properties/retry/properties/maxDelay/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data17.jitter !== undefined){
let data22 = data17.jitter;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1 || isNaN(data22)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}});
errors++;
}
if(data22 < 0 || isNaN(data22)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/jitter",schemaPath:"#/properties/retry/properties/jitter/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data17.exitCodes !== undefined){
let data23 = data17.exitCodes;
if(Array.isArray(data23)){
if(data23.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes",schemaPath:"#/properties/retry/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 255 || isNaN(data24)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data24 < 0 || isNaN(data24)){
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes/" + i1,schemaPath:"#/properties/retry/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry/exitCodes",schemaPath:"#/properties/retry/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retry",schemaPath:"#/properties/retry/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.timeout !== undefined){
let data25 = data.timeout;
if(typeof data25 === "string"){
if(!(formats0.test(data25))){
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/timeout",schemaPath:"#/properties/timeout/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.continueOnError !== undefined){
if(typeof data.continueOnError !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/continueOnError",schemaPath:"#/properties/continueOnError/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.target !== undefined){
let data27 = data.target;
if(typeof data27 === "string"){
if(func3(data27) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.rollback !== undefined){
let data28 = data.rollback;
if(Array.isArray(data28)){
if(data28.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
if(!(wrapper1.validate(data28[i2], {instancePath:instancePath+"/rollback/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? wrapper1.validate.errors : append(vErrors, wrapper1.validate.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.irreversible !== undefined){
let data30 = data.irreversible;
if(typeof data30 === "string"){
if(func3(data30) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/irreversible",schemaPath:"#/properties/irreversible/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/irreversible",schemaPath:"#/properties/irreversible/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.capture !== undefined){
let data31 = data.capture;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key5 in data31){
const _errs75 = errors;
if(typeof key5 === "string"){
if(!pattern1.test(key5)){
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key5});
errors++;
}
}
var valid13 = _errs75 === errors;
if(!valid13){
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/propertyNames",keyword:"propertyNames",params:{propertyName: key5}});
errors++;
}
}
for(const key6 in data31){
let data32 = data31[key6];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.uses === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/required",keyword:"required",params:{missingProperty: "uses"}});
errors++;
}
for(const key7 in data32){
if(!((key7 === "uses") || (key7 === "with"))){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}});
errors++;
}
}
if(data32.uses !== undefined){
let data33 = data32.uses;
if(typeof data33 === "string"){
if(func3(data33) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/uses",schemaPath:"#/properties/capture/additionalProperties/properties/uses/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/uses",schemaPath:"#/properties/capture/additionalProperties/properties/uses/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data32.with !== undefined){
let data34 = data32.with;
if(!(data34 && typeof data34 == "object" && !Array.isArray(data34))){
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/with",schemaPath:"#/properties/capture/additionalProperties/properties/with/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/capture/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.commit !== undefined){
if(typeof data.commit !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.onInterrupt !== undefined){
let data36 = data.onInterrupt;
if(typeof data36 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/onInterrupt",schemaPath:"#/properties/onInterrupt/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data36 === "rerun") || (data36 === "probe")) || (data36 === "rollback")) || (data36 === "ask"))){
vErrors = add(vErrors, {instancePath:instancePath+"/onInterrupt",schemaPath:"#/properties/onInterrupt/enum",keyword:"enum",params:{allowedValues: schema18.properties.onInterrupt.enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}


function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="composite" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}});
errors++;
}
if(data.kind === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if(data.summary === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"}});
errors++;
}
if(data.steps === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"}});
errors++;
}
for(const key0 in data){
if(!(func2.call(schema15.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("runbook/v1" !== data0){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "runbook/v1"}});
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("Action" !== data1){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Action"}});
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 === "string"){
if(func3(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.docs !== undefined){
if(typeof data.docs !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/docs",schemaPath:"#/properties/docs/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs14 = errors;
if(typeof key1 === "string"){
if(!pattern1.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key1});
errors++;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
for(const key2 in data5){
let data6 = data5[key2];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(func2.call(schema16.properties, key3))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/input/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data6.type !== undefined){
let data7 = data6.type;
if(typeof data7 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/$defs/input/properties/type/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((((data7 === "string") || (data7 === "integer")) || (data7 === "number")) || (data7 === "boolean")) || (data7 === "list")) || (data7 === "map"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/$defs/input/properties/type/enum",keyword:"enum",params:{allowedValues: schema16.properties.type.enum}});
errors++;
}
}
if(data6.description !== undefined){
let data8 = data6.description;
if(typeof data8 === "string"){
if(func3(data8) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/$defs/input/properties/description/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/$defs/input/properties/description/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data6.required !== undefined){
if(typeof data6.required !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/required",schemaPath:"#/$defs/input/properties/required/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data6.enum !== undefined){
let data10 = data6.enum;
if(Array.isArray(data10)){
if(data10.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/$defs/input/properties/enum/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if((typeof data11 !== "string") && (!((typeof data11 == "number") && (isFinite(data11))))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum/" + i0,schemaPath:"#/$defs/input/properties/enum/items/type",keyword:"type",params:{type: schema16.properties.enum.items.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/$defs/input/properties/enum/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data6.pattern !== undefined){
let data12 = data6.pattern;
if(typeof data12 === "string"){
if(func3(data12) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/$defs/input/properties/pattern/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/$defs/input/properties/pattern/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data6.minimum !== undefined){
let data13 = data6.minimum;
if(!((typeof data13 == "number") && (isFinite(data13)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/$defs/input/properties/minimum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data6.maximum !== undefined){
let data14 = data6.maximum;
if(!((typeof data14 == "number") && (isFinite(data14)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/$defs/input/properties/maximum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data6.items !== undefined){
let data15 = data6.items;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 in data15){
if(!(((((key4 === "type") || (key4 === "enum")) || (key4 === "pattern")) || (key4 === "minimum")) || (key4 === "maximum"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items",schemaPath:"#/$defs/input/properties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data15.type !== undefined){
let data16 = data15.type;
if(typeof data16 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/type",schemaPath:"#/$defs/input/properties/items/properties/type/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data16 === "string") || (data16 === "integer")) || (data16 === "number")) || (data16 === "boolean"))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/type",schemaPath:"#/$defs/input/properties/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema16.properties.items.properties.type.enum}});
errors++;
}
}
if(data15.enum !== undefined){
let data17 = data15.enum;
if(Array.isArray(data17)){
if(data17.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum",schemaPath:"#/$defs/input/properties/items/properties/enum/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if((typeof data18 !== "string") && (!((typeof data18 == "number") && (isFinite(data18))))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum/" + i1,schemaPath:"#/$defs/input/properties/items/properties/enum/items/type",keyword:"type",params:{type: schema16.properties.items.properties.enum.items.type}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/enum",schemaPath:"#/$defs/input/properties/items/properties/enum/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data15.pattern !== undefined){
let data19 = data15.pattern;
if(typeof data19 === "string"){
if(func3(data19) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/pattern",schemaPath:"#/$defs/input/properties/items/properties/pattern/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/pattern",schemaPath:"#/$defs/input/properties/items/properties/pattern/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.minimum !== undefined){
let data20 = data15.minimum;
if(!((typeof data20 == "number") && (isFinite(data20)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/minimum",schemaPath:"#/$defs/input/properties/items/properties/minimum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data15.maximum !== undefined){
let data21 = data15.maximum;
if(!((typeof data21 == "number") && (isFinite(data21)))){
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items/maximum",schemaPath:"#/$defs/input/properties/items/properties/maximum/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/items",schemaPath:"#/$defs/input/properties/items/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/input/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.secrets !== undefined){
let data22 = data.secrets;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key5 in data22){
const _errs53 = errors;
if(typeof key5 === "string"){
if(!pattern1.test(key5)){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key5});
errors++;
}
}
var valid10 = _errs53 === errors;
if(!valid10){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key5}});
errors++;
}
}
for(const key6 in data22){
let data23 = data22[key6];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
for(const key7 in data23){
if(!((key7 === "from") || (key7 === "key"))){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}});
errors++;
}
}
if(data23.from !== undefined){
let data24 = data23.from;
if(typeof data24 === "string"){
if(func3(data24) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/from",schemaPath:"#/$defs/secret/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/from",schemaPath:"#/$defs/secret/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.key !== undefined){
let data25 = data23.key;
if(typeof data25 === "string"){
if(func3(data25) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/secret/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/$defs/secret/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.target !== undefined){
let data26 = data.target;
if(typeof data26 === "string"){
if(func3(data26) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.maxParallel !== undefined){
let data27 = data.maxParallel;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 1000 || isNaN(data27)){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
errors++;
}
if(data27 < 1 || isNaN(data27)){
vErrors = add(vErrors, {instancePath:instancePath+"/maxParallel",schemaPath:"#/properties/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data.requires !== undefined){
let data28 = data.requires;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
if(!(validate17(data28[i2], {instancePath:instancePath+"/requires/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate17.errors : append(vErrors, validate17.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.steps !== undefined){
let data30 = data.steps;
if(Array.isArray(data30)){
if(data30.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
if(!(validate17(data31, {instancePath:instancePath+"/steps/" + i3,parentData:data30,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate17.errors : append(vErrors, validate17.errors);
errors = vErrors.length;
}
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.id === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/steps/" + i3,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "id"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.finally !== undefined){
let data32 = data.finally;
if(Array.isArray(data32)){
const len4 = data32.length;
for(let i4=0; i4<len4; i4++){
if(!(validate17(data32[i4], {instancePath:instancePath+"/finally/" + i4,parentData:data32,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate17.errors : append(vErrors, validate17.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/finally",schemaPath:"#/properties/finally/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.outputs !== undefined){
let data34 = data.outputs;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key8 in data34){
const _errs79 = errors;
if(typeof key8 === "string"){
if(!pattern1.test(key8)){
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key8});
errors++;
}
}
var valid21 = _errs79 === errors;
if(!valid21){
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key8}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

export const check2 = validate21;
const schema19 = {"$id":"environment","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1"},"kind":{"type":"string","const":"Environment"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"summary":{"type":"string","minLength":1},"targets":{"type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"additionalProperties":{"type":"object","discriminator":{"propertyName":"transport"},"required":["transport"],"oneOf":[{"properties":{"transport":{"const":"local"},"stateDirectory":{"type":"string","minLength":1}},"required":["transport"],"additionalProperties":false},{"properties":{"transport":{"const":"ssh"},"address":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","minLength":1},"identityFile":{"type":"string","minLength":1},"hostKey":{"type":"string","minLength":1},"stateDirectory":{"type":"string","minLength":1}},"required":["transport","address","user","hostKey"],"additionalProperties":false}]}},"containers":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"sandbox"},"directory":{"type":"string","minLength":1}},"required":["kind","directory"],"additionalProperties":false},{"properties":{"kind":{"const":"compose"},"target":{"type":"string","minLength":1},"directory":{"type":"string","minLength":1},"project":{"type":"string","minLength":1}},"required":["kind","target","directory"],"additionalProperties":false}]},"stores":{"type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"additionalProperties":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"directory"},"path":{"type":"string","minLength":1},"recipients":{"type":"array","items":{"type":"string","pattern":"^age1[0-9a-z]{20,}$"},"minItems":1},"identity":{"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"s3"},"bucket":{"type":"string","minLength":1},"region":{"type":"string","minLength":1},"prefix":{"type":"string","minLength":1},"endpoint":{"type":"string","format":"uri"},"profile":{"type":"string","minLength":1},"role":{"type":"string","minLength":1},"recipients":{"type":"array","items":{"type":"string","pattern":"^age1[0-9a-z]{20,}$"},"minItems":1},"identity":{"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false}},"required":["kind","bucket","region"],"additionalProperties":false}]}},"secrets":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"file"},"path":{"type":"string","minLength":1}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"env"},"prefix":{"type":"string","minLength":1}},"required":["kind"],"additionalProperties":false},{"properties":{"kind":{"const":"aws-secrets-manager"},"prefix":{"type":"string","minLength":1},"region":{"type":"string","minLength":1}},"required":["kind"],"additionalProperties":false}]},"mail":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"outbox"},"path":{"type":"string","minLength":1},"from":{"type":"string","minLength":1},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"smtp"},"host":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"from":{"type":"string","minLength":1},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1},"user":{"type":"string","minLength":1},"password":{"type":"object","properties":{"from":{"type":"string","minLength":1},"key":{"type":"string","minLength":1}},"required":["from"],"additionalProperties":false},"tls":{"type":"string","enum":["starttls","implicit","none"]}},"required":["kind","host","from","to"],"additionalProperties":false},{"properties":{"kind":{"const":"ses"},"from":{"type":"string","minLength":1},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1},"region":{"type":"string","minLength":1}},"required":["kind","from","to"],"additionalProperties":false}]},"database":{"type":"object","properties":{"service":{"type":"string","minLength":1},"database":{"type":"string","minLength":1},"user":{"type":"string","minLength":1}},"required":["service","database","user"],"additionalProperties":false},"infrastructure":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"terraform"},"directory":{"type":"string","minLength":1},"backend":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"string","minLength":1}},"variables":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{}},"plugins":{"type":"string","minLength":1},"protect":{"type":"array","items":{"type":"string","minLength":1}}},"required":["kind","directory"],"additionalProperties":false}]},"metrics":{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"textfile"},"path":{"type":"string","minLength":1,"pattern":"\\.prom$"}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"otlp"},"endpoint":{"type":"string","pattern":"^https?://[^\\s]+$"}},"required":["kind","endpoint"],"additionalProperties":false}]},"vars":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"}}},"required":["apiVersion","kind","name"],"additionalProperties":false};
const pattern19 = new RegExp("^age1[0-9a-z]{20,}$", "u");
const pattern23 = new RegExp("\\.prom$", "u");
const pattern24 = new RegExp("^https?://[^\\s]+$", "u");
const formats16 = /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="environment" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}});
errors++;
}
if(data.kind === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
for(const key0 in data){
if(!(func2.call(schema19.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("runbook/v1" !== data0){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "runbook/v1"}});
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("Environment" !== data1){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Environment"}});
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(typeof data3 === "string"){
if(func3(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.targets !== undefined){
let data4 = data.targets;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern0.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},propertyName:key1});
errors++;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.transport === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/required",keyword:"required",params:{missingProperty: "transport"}});
errors++;
}
const tag0 = data5.transport;
if(typeof tag0 == "string"){
if(tag0 === "local"){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.transport === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: "transport"}});
errors++;
}
for(const key3 in data5){
if(!((key3 === "transport") || (key3 === "stateDirectory"))){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data5.transport !== undefined){
if("local" !== data5.transport){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/transport",schemaPath:"#/properties/targets/additionalProperties/oneOf/0/properties/transport/const",keyword:"const",params:{allowedValue: "local"}});
errors++;
}
}
if(data5.stateDirectory !== undefined){
let data7 = data5.stateDirectory;
if(typeof data7 === "string"){
if(func3(data7) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stateDirectory",schemaPath:"#/properties/targets/additionalProperties/oneOf/0/properties/stateDirectory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stateDirectory",schemaPath:"#/properties/targets/additionalProperties/oneOf/0/properties/stateDirectory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else if(tag0 === "ssh"){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.transport === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "transport"}});
errors++;
}
if(data5.address === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "address"}});
errors++;
}
if(data5.user === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "user"}});
errors++;
}
if(data5.hostKey === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "hostKey"}});
errors++;
}
for(const key4 in data5){
if(!(((((((key4 === "transport") || (key4 === "address")) || (key4 === "port")) || (key4 === "user")) || (key4 === "identityFile")) || (key4 === "hostKey")) || (key4 === "stateDirectory"))){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data5.transport !== undefined){
if("ssh" !== data5.transport){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/transport",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/transport/const",keyword:"const",params:{allowedValue: "ssh"}});
errors++;
}
}
if(data5.address !== undefined){
let data9 = data5.address;
if(typeof data9 === "string"){
if(func3(data9) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/address/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/address/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data5.port !== undefined){
let data10 = data5.port;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/port/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 65535 || isNaN(data10)){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}});
errors++;
}
if(data10 < 1 || isNaN(data10)){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data5.user !== undefined){
let data11 = data5.user;
if(typeof data11 === "string"){
if(func3(data11) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/user",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/user/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/user",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/user/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data5.identityFile !== undefined){
let data12 = data5.identityFile;
if(typeof data12 === "string"){
if(func3(data12) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/identityFile",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/identityFile/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/identityFile",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/identityFile/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data5.hostKey !== undefined){
let data13 = data5.hostKey;
if(typeof data13 === "string"){
if(func3(data13) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/hostKey",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/hostKey/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/hostKey",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/hostKey/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data5.stateDirectory !== undefined){
let data14 = data5.stateDirectory;
if(typeof data14 === "string"){
if(func3(data14) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stateDirectory",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/stateDirectory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stateDirectory",schemaPath:"#/properties/targets/additionalProperties/oneOf/1/properties/stateDirectory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "transport", tagValue: tag0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "transport", tagValue: tag0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/targets/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.containers !== undefined){
let data15 = data.containers;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag1 = data15.kind;
if(typeof tag1 == "string"){
if(tag1 === "sandbox"){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data15.directory === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/0/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key5 in data15){
if(!((key5 === "kind") || (key5 === "directory"))){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}});
errors++;
}
}
if(data15.kind !== undefined){
if("sandbox" !== data15.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/kind",schemaPath:"#/properties/containers/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "sandbox"}});
errors++;
}
}
if(data15.directory !== undefined){
let data17 = data15.directory;
if(typeof data17 === "string"){
if(func3(data17) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/directory",schemaPath:"#/properties/containers/oneOf/0/properties/directory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers/directory",schemaPath:"#/properties/containers/oneOf/0/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else if(tag1 === "compose"){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data15.target === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/1/required",keyword:"required",params:{missingProperty: "target"}});
errors++;
}
if(data15.directory === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/1/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key6 in data15){
if(!((((key6 === "kind") || (key6 === "target")) || (key6 === "directory")) || (key6 === "project"))){
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}});
errors++;
}
}
if(data15.kind !== undefined){
if("compose" !== data15.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/kind",schemaPath:"#/properties/containers/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "compose"}});
errors++;
}
}
if(data15.target !== undefined){
let data19 = data15.target;
if(typeof data19 === "string"){
if(func3(data19) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/target",schemaPath:"#/properties/containers/oneOf/1/properties/target/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers/target",schemaPath:"#/properties/containers/oneOf/1/properties/target/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.directory !== undefined){
let data20 = data15.directory;
if(typeof data20 === "string"){
if(func3(data20) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/directory",schemaPath:"#/properties/containers/oneOf/1/properties/directory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers/directory",schemaPath:"#/properties/containers/oneOf/1/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.project !== undefined){
let data21 = data15.project;
if(typeof data21 === "string"){
if(func3(data21) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/containers/project",schemaPath:"#/properties/containers/oneOf/1/properties/project/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers/project",schemaPath:"#/properties/containers/oneOf/1/properties/project/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.stores !== undefined){
let data22 = data.stores;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key7 in data22){
const _errs56 = errors;
if(typeof key7 === "string"){
if(!pattern0.test(key7)){
vErrors = add(vErrors, {instancePath:instancePath+"/stores",schemaPath:"#/properties/stores/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},propertyName:key7});
errors++;
}
}
var valid13 = _errs56 === errors;
if(!valid13){
vErrors = add(vErrors, {instancePath:instancePath+"/stores",schemaPath:"#/properties/stores/propertyNames",keyword:"propertyNames",params:{propertyName: key7}});
errors++;
}
}
for(const key8 in data22){
let data23 = data22[key8];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag2 = data23.kind;
if(typeof tag2 == "string"){
if(tag2 === "directory"){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data23.path === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key9 in data23){
if(!((((key9 === "kind") || (key9 === "path")) || (key9 === "recipients")) || (key9 === "identity"))){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}});
errors++;
}
}
if(data23.kind !== undefined){
if("directory" !== data23.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "directory"}});
errors++;
}
}
if(data23.path !== undefined){
let data25 = data23.path;
if(typeof data25 === "string"){
if(func3(data25) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/path/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.recipients !== undefined){
let data26 = data23.recipients;
if(Array.isArray(data26)){
if(data26.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/recipients/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data26.length;
for(let i0=0; i0<len0; i0++){
let data27 = data26[i0];
if(typeof data27 === "string"){
if(!pattern19.test(data27)){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients/" + i0,schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/recipients/items/pattern",keyword:"pattern",params:{pattern: "^age1[0-9a-z]{20,}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients/" + i0,schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/recipients/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/recipients/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data23.identity !== undefined){
let data28 = data23.identity;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
for(const key10 in data28){
if(!((key10 === "from") || (key10 === "key"))){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10}});
errors++;
}
}
if(data28.from !== undefined){
let data29 = data28.from;
if(typeof data29 === "string"){
if(func3(data29) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/from",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/from",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data28.key !== undefined){
let data30 = data28.key;
if(typeof data30 === "string"){
if(func3(data30) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/key",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/key",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/0/properties/identity/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
}
else if(tag2 === "s3"){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data23.bucket === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "bucket"}});
errors++;
}
if(data23.region === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "region"}});
errors++;
}
for(const key11 in data23){
if(!(func2.call(schema19.properties.stores.additionalProperties.oneOf[1].properties, key11))){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}});
errors++;
}
}
if(data23.kind !== undefined){
if("s3" !== data23.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "s3"}});
errors++;
}
}
if(data23.bucket !== undefined){
let data32 = data23.bucket;
if(typeof data32 === "string"){
if(func3(data32) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/bucket",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/bucket/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/bucket",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/bucket/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.region !== undefined){
let data33 = data23.region;
if(typeof data33 === "string"){
if(func3(data33) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/region",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/region/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/region",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/region/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.prefix !== undefined){
let data34 = data23.prefix;
if(typeof data34 === "string"){
if(func3(data34) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefix",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefix",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.endpoint !== undefined){
let data35 = data23.endpoint;
if(typeof data35 === "string"){
if(!(formats16.test(data35))){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/endpoint",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/endpoint/format",keyword:"format",params:{format: "uri"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/endpoint",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/endpoint/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.profile !== undefined){
let data36 = data23.profile;
if(typeof data36 === "string"){
if(func3(data36) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/profile",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/profile/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/profile",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/profile/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.role !== undefined){
let data37 = data23.role;
if(typeof data37 === "string"){
if(func3(data37) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/role",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/role/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/role",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/role/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data23.recipients !== undefined){
let data38 = data23.recipients;
if(Array.isArray(data38)){
if(data38.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/recipients/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data38.length;
for(let i1=0; i1<len1; i1++){
let data39 = data38[i1];
if(typeof data39 === "string"){
if(!pattern19.test(data39)){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients/" + i1,schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/recipients/items/pattern",keyword:"pattern",params:{pattern: "^age1[0-9a-z]{20,}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients/" + i1,schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/recipients/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/recipients",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/recipients/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data23.identity !== undefined){
let data40 = data23.identity;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
for(const key12 in data40){
if(!((key12 === "from") || (key12 === "key"))){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12}});
errors++;
}
}
if(data40.from !== undefined){
let data41 = data40.from;
if(typeof data41 === "string"){
if(func3(data41) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/from",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/from",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data40.key !== undefined){
let data42 = data40.key;
if(typeof data42 === "string"){
if(func3(data42) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/key",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity/key",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/identity",schemaPath:"#/properties/stores/additionalProperties/oneOf/1/properties/identity/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag2}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag2}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stores/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stores",schemaPath:"#/properties/stores/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.secrets !== undefined){
let data43 = data.secrets;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag3 = data43.kind;
if(typeof tag3 == "string"){
if(tag3 === "file"){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data43.path === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/0/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key13 in data43){
if(!((key13 === "kind") || (key13 === "path"))){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13}});
errors++;
}
}
if(data43.kind !== undefined){
if("file" !== data43.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/kind",schemaPath:"#/properties/secrets/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "file"}});
errors++;
}
}
if(data43.path !== undefined){
let data45 = data43.path;
if(typeof data45 === "string"){
if(func3(data45) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/path",schemaPath:"#/properties/secrets/oneOf/0/properties/path/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/path",schemaPath:"#/properties/secrets/oneOf/0/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else if(tag3 === "env"){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
for(const key14 in data43){
if(!((key14 === "kind") || (key14 === "prefix"))){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14}});
errors++;
}
}
if(data43.kind !== undefined){
if("env" !== data43.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/kind",schemaPath:"#/properties/secrets/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "env"}});
errors++;
}
}
if(data43.prefix !== undefined){
let data47 = data43.prefix;
if(typeof data47 === "string"){
if(func3(data47) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/prefix",schemaPath:"#/properties/secrets/oneOf/1/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/prefix",schemaPath:"#/properties/secrets/oneOf/1/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else if(tag3 === "aws-secrets-manager"){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
for(const key15 in data43){
if(!(((key15 === "kind") || (key15 === "prefix")) || (key15 === "region"))){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15}});
errors++;
}
}
if(data43.kind !== undefined){
if("aws-secrets-manager" !== data43.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/kind",schemaPath:"#/properties/secrets/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "aws-secrets-manager"}});
errors++;
}
}
if(data43.prefix !== undefined){
let data49 = data43.prefix;
if(typeof data49 === "string"){
if(func3(data49) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/prefix",schemaPath:"#/properties/secrets/oneOf/2/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/prefix",schemaPath:"#/properties/secrets/oneOf/2/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data43.region !== undefined){
let data50 = data43.region;
if(typeof data50 === "string"){
if(func3(data50) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/region",schemaPath:"#/properties/secrets/oneOf/2/properties/region/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets/region",schemaPath:"#/properties/secrets/oneOf/2/properties/region/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag3}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag3}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.mail !== undefined){
let data51 = data.mail;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag4 = data51.kind;
if(typeof tag4 == "string"){
if(tag4 === "outbox"){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data51.path === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/0/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key16 in data51){
if(!((((key16 === "kind") || (key16 === "path")) || (key16 === "from")) || (key16 === "to"))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16}});
errors++;
}
}
if(data51.kind !== undefined){
if("outbox" !== data51.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/kind",schemaPath:"#/properties/mail/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "outbox"}});
errors++;
}
}
if(data51.path !== undefined){
let data53 = data51.path;
if(typeof data53 === "string"){
if(func3(data53) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/path",schemaPath:"#/properties/mail/oneOf/0/properties/path/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/path",schemaPath:"#/properties/mail/oneOf/0/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.from !== undefined){
let data54 = data51.from;
if(typeof data54 === "string"){
if(func3(data54) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/0/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/0/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.to !== undefined){
let data55 = data51.to;
if((typeof data55 !== "string") && (!(Array.isArray(data55)))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/0/properties/to/type",keyword:"type",params:{type: schema19.properties.mail.oneOf[0].properties.to.type}});
errors++;
}
if(typeof data55 === "string"){
if(func3(data55) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/0/properties/to/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
if(Array.isArray(data55)){
if(data55.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/0/properties/to/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len2 = data55.length;
for(let i2=0; i2<len2; i2++){
let data56 = data55[i2];
if(typeof data56 === "string"){
if(func3(data56) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i2,schemaPath:"#/properties/mail/oneOf/0/properties/to/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i2,schemaPath:"#/properties/mail/oneOf/0/properties/to/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
}
}
else if(tag4 === "smtp"){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data51.host === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/1/required",keyword:"required",params:{missingProperty: "host"}});
errors++;
}
if(data51.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/1/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
if(data51.to === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/1/required",keyword:"required",params:{missingProperty: "to"}});
errors++;
}
for(const key17 in data51){
if(!((((((((key17 === "kind") || (key17 === "host")) || (key17 === "port")) || (key17 === "from")) || (key17 === "to")) || (key17 === "user")) || (key17 === "password")) || (key17 === "tls"))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17}});
errors++;
}
}
if(data51.kind !== undefined){
if("smtp" !== data51.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/kind",schemaPath:"#/properties/mail/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "smtp"}});
errors++;
}
}
if(data51.host !== undefined){
let data58 = data51.host;
if(typeof data58 === "string"){
if(func3(data58) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/host",schemaPath:"#/properties/mail/oneOf/1/properties/host/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/host",schemaPath:"#/properties/mail/oneOf/1/properties/host/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.port !== undefined){
let data59 = data51.port;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/port",schemaPath:"#/properties/mail/oneOf/1/properties/port/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data59 == "number") && (isFinite(data59))){
if(data59 > 65535 || isNaN(data59)){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/port",schemaPath:"#/properties/mail/oneOf/1/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}});
errors++;
}
if(data59 < 1 || isNaN(data59)){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/port",schemaPath:"#/properties/mail/oneOf/1/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data51.from !== undefined){
let data60 = data51.from;
if(typeof data60 === "string"){
if(func3(data60) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/1/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/1/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.to !== undefined){
let data61 = data51.to;
if((typeof data61 !== "string") && (!(Array.isArray(data61)))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/1/properties/to/type",keyword:"type",params:{type: schema19.properties.mail.oneOf[1].properties.to.type}});
errors++;
}
if(typeof data61 === "string"){
if(func3(data61) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/1/properties/to/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
if(Array.isArray(data61)){
if(data61.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/1/properties/to/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len3 = data61.length;
for(let i3=0; i3<len3; i3++){
let data62 = data61[i3];
if(typeof data62 === "string"){
if(func3(data62) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i3,schemaPath:"#/properties/mail/oneOf/1/properties/to/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i3,schemaPath:"#/properties/mail/oneOf/1/properties/to/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
if(data51.user !== undefined){
let data63 = data51.user;
if(typeof data63 === "string"){
if(func3(data63) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/user",schemaPath:"#/properties/mail/oneOf/1/properties/user/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/user",schemaPath:"#/properties/mail/oneOf/1/properties/user/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.password !== undefined){
let data64 = data51.password;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password",schemaPath:"#/properties/mail/oneOf/1/properties/password/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
for(const key18 in data64){
if(!((key18 === "from") || (key18 === "key"))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password",schemaPath:"#/properties/mail/oneOf/1/properties/password/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18}});
errors++;
}
}
if(data64.from !== undefined){
let data65 = data64.from;
if(typeof data65 === "string"){
if(func3(data65) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password/from",schemaPath:"#/properties/mail/oneOf/1/properties/password/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password/from",schemaPath:"#/properties/mail/oneOf/1/properties/password/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data64.key !== undefined){
let data66 = data64.key;
if(typeof data66 === "string"){
if(func3(data66) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password/key",schemaPath:"#/properties/mail/oneOf/1/properties/password/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password/key",schemaPath:"#/properties/mail/oneOf/1/properties/password/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/password",schemaPath:"#/properties/mail/oneOf/1/properties/password/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data51.tls !== undefined){
let data67 = data51.tls;
if(typeof data67 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/tls",schemaPath:"#/properties/mail/oneOf/1/properties/tls/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data67 === "starttls") || (data67 === "implicit")) || (data67 === "none"))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/tls",schemaPath:"#/properties/mail/oneOf/1/properties/tls/enum",keyword:"enum",params:{allowedValues: schema19.properties.mail.oneOf[1].properties.tls.enum}});
errors++;
}
}
}
}
else if(tag4 === "ses"){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data51.from === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/2/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
if(data51.to === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/2/required",keyword:"required",params:{missingProperty: "to"}});
errors++;
}
for(const key19 in data51){
if(!((((key19 === "kind") || (key19 === "from")) || (key19 === "to")) || (key19 === "region"))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19}});
errors++;
}
}
if(data51.kind !== undefined){
if("ses" !== data51.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/kind",schemaPath:"#/properties/mail/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "ses"}});
errors++;
}
}
if(data51.from !== undefined){
let data69 = data51.from;
if(typeof data69 === "string"){
if(func3(data69) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/2/properties/from/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/from",schemaPath:"#/properties/mail/oneOf/2/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data51.to !== undefined){
let data70 = data51.to;
if((typeof data70 !== "string") && (!(Array.isArray(data70)))){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/2/properties/to/type",keyword:"type",params:{type: schema19.properties.mail.oneOf[2].properties.to.type}});
errors++;
}
if(typeof data70 === "string"){
if(func3(data70) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/2/properties/to/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
if(Array.isArray(data70)){
if(data70.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to",schemaPath:"#/properties/mail/oneOf/2/properties/to/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len4 = data70.length;
for(let i4=0; i4<len4; i4++){
let data71 = data70[i4];
if(typeof data71 === "string"){
if(func3(data71) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i4,schemaPath:"#/properties/mail/oneOf/2/properties/to/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/to/" + i4,schemaPath:"#/properties/mail/oneOf/2/properties/to/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
if(data51.region !== undefined){
let data72 = data51.region;
if(typeof data72 === "string"){
if(func3(data72) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/mail/region",schemaPath:"#/properties/mail/oneOf/2/properties/region/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail/region",schemaPath:"#/properties/mail/oneOf/2/properties/region/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag4}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag4}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.database !== undefined){
let data73 = data.database;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
if(data73.service === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
if(data73.database === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data73.user === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/required",keyword:"required",params:{missingProperty: "user"}});
errors++;
}
for(const key20 in data73){
if(!(((key20 === "service") || (key20 === "database")) || (key20 === "user"))){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20}});
errors++;
}
}
if(data73.service !== undefined){
let data74 = data73.service;
if(typeof data74 === "string"){
if(func3(data74) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/database/service",schemaPath:"#/properties/database/properties/service/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database/service",schemaPath:"#/properties/database/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data73.database !== undefined){
let data75 = data73.database;
if(typeof data75 === "string"){
if(func3(data75) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/database/database",schemaPath:"#/properties/database/properties/database/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database/database",schemaPath:"#/properties/database/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data73.user !== undefined){
let data76 = data73.user;
if(typeof data76 === "string"){
if(func3(data76) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/database/user",schemaPath:"#/properties/database/properties/user/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database/user",schemaPath:"#/properties/database/properties/user/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.infrastructure !== undefined){
let data77 = data.infrastructure;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
if(data77.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag5 = data77.kind;
if(typeof tag5 == "string"){
if(tag5 === "terraform"){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
if(data77.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data77.directory === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/oneOf/0/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key21 in data77){
if(!((((((key21 === "kind") || (key21 === "directory")) || (key21 === "backend")) || (key21 === "variables")) || (key21 === "plugins")) || (key21 === "protect"))){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21}});
errors++;
}
}
if(data77.kind !== undefined){
if("terraform" !== data77.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/kind",schemaPath:"#/properties/infrastructure/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "terraform"}});
errors++;
}
}
if(data77.directory !== undefined){
let data79 = data77.directory;
if(typeof data79 === "string"){
if(func3(data79) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/directory",schemaPath:"#/properties/infrastructure/oneOf/0/properties/directory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/directory",schemaPath:"#/properties/infrastructure/oneOf/0/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data77.backend !== undefined){
let data80 = data77.backend;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
for(const key22 in data80){
const _errs191 = errors;
if(typeof key22 === "string"){
if(!pattern1.test(key22)){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/backend",schemaPath:"#/properties/infrastructure/oneOf/0/properties/backend/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key22});
errors++;
}
}
var valid51 = _errs191 === errors;
if(!valid51){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/backend",schemaPath:"#/properties/infrastructure/oneOf/0/properties/backend/propertyNames",keyword:"propertyNames",params:{propertyName: key22}});
errors++;
}
}
for(const key23 in data80){
let data81 = data80[key23];
if(typeof data81 === "string"){
if(func3(data81) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/backend/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/infrastructure/oneOf/0/properties/backend/additionalProperties/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/backend/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/infrastructure/oneOf/0/properties/backend/additionalProperties/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/backend",schemaPath:"#/properties/infrastructure/oneOf/0/properties/backend/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data77.variables !== undefined){
let data82 = data77.variables;
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
for(const key24 in data82){
const _errs197 = errors;
if(typeof key24 === "string"){
if(!pattern1.test(key24)){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/variables",schemaPath:"#/properties/infrastructure/oneOf/0/properties/variables/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key24});
errors++;
}
}
var valid53 = _errs197 === errors;
if(!valid53){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/variables",schemaPath:"#/properties/infrastructure/oneOf/0/properties/variables/propertyNames",keyword:"propertyNames",params:{propertyName: key24}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/variables",schemaPath:"#/properties/infrastructure/oneOf/0/properties/variables/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data77.plugins !== undefined){
let data83 = data77.plugins;
if(typeof data83 === "string"){
if(func3(data83) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/plugins",schemaPath:"#/properties/infrastructure/oneOf/0/properties/plugins/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/plugins",schemaPath:"#/properties/infrastructure/oneOf/0/properties/plugins/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data77.protect !== undefined){
let data84 = data77.protect;
if(Array.isArray(data84)){
const len5 = data84.length;
for(let i5=0; i5<len5; i5++){
let data85 = data84[i5];
if(typeof data85 === "string"){
if(func3(data85) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/protect/" + i5,schemaPath:"#/properties/infrastructure/oneOf/0/properties/protect/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/protect/" + i5,schemaPath:"#/properties/infrastructure/oneOf/0/properties/protect/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure/protect",schemaPath:"#/properties/infrastructure/oneOf/0/properties/protect/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag5}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag5}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/infrastructure",schemaPath:"#/properties/infrastructure/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.metrics !== undefined){
let data86 = data.metrics;
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
if(data86.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
const tag6 = data86.kind;
if(typeof tag6 == "string"){
if(tag6 === "textfile"){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
if(data86.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data86.path === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/0/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key25 in data86){
if(!((key25 === "kind") || (key25 === "path"))){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25}});
errors++;
}
}
if(data86.kind !== undefined){
if("textfile" !== data86.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/kind",schemaPath:"#/properties/metrics/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "textfile"}});
errors++;
}
}
if(data86.path !== undefined){
let data88 = data86.path;
if(typeof data88 === "string"){
if(func3(data88) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/path",schemaPath:"#/properties/metrics/oneOf/0/properties/path/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern23.test(data88)){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/path",schemaPath:"#/properties/metrics/oneOf/0/properties/path/pattern",keyword:"pattern",params:{pattern: "\\.prom$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/path",schemaPath:"#/properties/metrics/oneOf/0/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else if(tag6 === "otlp"){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
if(data86.kind === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
if(data86.endpoint === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/1/required",keyword:"required",params:{missingProperty: "endpoint"}});
errors++;
}
for(const key26 in data86){
if(!((key26 === "kind") || (key26 === "endpoint"))){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26}});
errors++;
}
}
if(data86.kind !== undefined){
if("otlp" !== data86.kind){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/kind",schemaPath:"#/properties/metrics/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "otlp"}});
errors++;
}
}
if(data86.endpoint !== undefined){
let data90 = data86.endpoint;
if(typeof data90 === "string"){
if(!pattern24.test(data90)){
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/endpoint",schemaPath:"#/properties/metrics/oneOf/1/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s]+$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/metrics/endpoint",schemaPath:"#/properties/metrics/oneOf/1/properties/endpoint/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag6}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag6}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.vars !== undefined){
let data91 = data.vars;
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key27 in data91){
const _errs220 = errors;
if(typeof key27 === "string"){
if(!pattern1.test(key27)){
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key27});
errors++;
}
}
var valid61 = _errs220 === errors;
if(!valid61){
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/propertyNames",keyword:"propertyNames",params:{propertyName: key27}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const check3 = validate22;
const schema20 = {"$id":"project","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1"},"kind":{"type":"string","const":"Project"},"environment":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"vars":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"}},"retention":{"type":"object","properties":{"runs":{"type":"integer","minimum":1},"age":{"type":"string","format":"duration"}},"additionalProperties":false},"simulate":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","properties":{"exempt":{"type":"string"},"prepare":{"type":"string"},"cases":{"type":"object","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","additionalProperties":{}}},"kept":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"lint":{"type":"object","properties":{"ignored-failure":{"type":"string","enum":["off","advice","warning","error"]},"irreversible-reason":{"type":"string","enum":["off","advice","warning","error"]},"irreversible-without-commit":{"type":"string","enum":["off","advice","warning","error"]},"missing-lock":{"type":"string","enum":["off","advice","warning","error"]},"printed-secret":{"type":"string","enum":["off","advice","warning","error"]},"runbook-timeout":{"type":"string","enum":["off","advice","warning","error"]},"scheduled-approval":{"type":"string","enum":["off","advice","warning","error"]},"shellcheck":{"type":"string","enum":["off","advice","warning","error"]},"step-timeout":{"type":"string","enum":["off","advice","warning","error"]},"unasked-commit":{"type":"string","enum":["off","advice","warning","error"]},"undescribed-input":{"type":"string","enum":["off","advice","warning","error"]},"unpinned-image":{"type":"string","enum":["off","advice","warning","error"]},"unreachable-step":{"type":"string","enum":["off","advice","warning","error"]},"unsafe-retry":{"type":"string","enum":["off","advice","warning","error"]},"unused-capture":{"type":"string","enum":["off","advice","warning","error"]},"unused-input":{"type":"string","enum":["off","advice","warning","error"]},"unused-output":{"type":"string","enum":["off","advice","warning","error"]},"unused-secret":{"type":"string","enum":["off","advice","warning","error"]}},"additionalProperties":false}},"required":["apiVersion","kind"],"additionalProperties":false};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="project" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}});
errors++;
}
if(data.kind === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}});
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "environment")) || (key0 === "vars")) || (key0 === "retention")) || (key0 === "simulate")) || (key0 === "lint"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("runbook/v1" !== data0){
vErrors = add(vErrors, {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "runbook/v1"}});
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}});
errors++;
}
if("Project" !== data1){
vErrors = add(vErrors, {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Project"}});
errors++;
}
}
if(data.environment !== undefined){
let data2 = data.environment;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.vars !== undefined){
let data3 = data.vars;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
const _errs10 = errors;
if(typeof key1 === "string"){
if(!pattern1.test(key1)){
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key1});
errors++;
}
}
var valid1 = _errs10 === errors;
if(!valid1){
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/propertyNames",keyword:"propertyNames",params:{propertyName: key1}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.retention !== undefined){
let data4 = data.retention;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
if(!((key2 === "runs") || (key2 === "age"))){
vErrors = add(vErrors, {instancePath:instancePath+"/retention",schemaPath:"#/properties/retention/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}});
errors++;
}
}
if(data4.runs !== undefined){
let data5 = data4.runs;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
vErrors = add(vErrors, {instancePath:instancePath+"/retention/runs",schemaPath:"#/properties/retention/properties/runs/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
vErrors = add(vErrors, {instancePath:instancePath+"/retention/runs",schemaPath:"#/properties/retention/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data4.age !== undefined){
let data6 = data4.age;
if(typeof data6 === "string"){
if(!(formats0.test(data6))){
vErrors = add(vErrors, {instancePath:instancePath+"/retention/age",schemaPath:"#/properties/retention/properties/age/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retention/age",schemaPath:"#/properties/retention/properties/age/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/retention",schemaPath:"#/properties/retention/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.simulate !== undefined){
let data7 = data.simulate;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
const _errs20 = errors;
if(typeof key3 === "string"){
if(!pattern1.test(key3)){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate",schemaPath:"#/properties/simulate/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key3});
errors++;
}
}
var valid3 = _errs20 === errors;
if(!valid3){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate",schemaPath:"#/properties/simulate/propertyNames",keyword:"propertyNames",params:{propertyName: key3}});
errors++;
}
}
for(const key4 in data7){
let data8 = data7[key4];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key5 in data8){
if(!((((key5 === "exempt") || (key5 === "prepare")) || (key5 === "cases")) || (key5 === "kept"))){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/simulate/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}});
errors++;
}
}
if(data8.exempt !== undefined){
if(typeof data8.exempt !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/exempt",schemaPath:"#/properties/simulate/additionalProperties/properties/exempt/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data8.prepare !== undefined){
if(typeof data8.prepare !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/prepare",schemaPath:"#/properties/simulate/additionalProperties/properties/prepare/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data8.cases !== undefined){
let data11 = data8.cases;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key6 in data11){
const _errs31 = errors;
if(typeof key6 === "string"){
if(!pattern1.test(key6)){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases",schemaPath:"#/properties/simulate/additionalProperties/properties/cases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},propertyName:key6});
errors++;
}
}
var valid6 = _errs31 === errors;
if(!valid6){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases",schemaPath:"#/properties/simulate/additionalProperties/properties/cases/propertyNames",keyword:"propertyNames",params:{propertyName: key6}});
errors++;
}
}
for(const key7 in data11){
let data12 = data11[key7];
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/simulate/additionalProperties/properties/cases/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases",schemaPath:"#/properties/simulate/additionalProperties/properties/cases/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data8.kept !== undefined){
let data13 = data8.kept;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
if(typeof data13[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/kept/" + i0,schemaPath:"#/properties/simulate/additionalProperties/properties/kept/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/kept",schemaPath:"#/properties/simulate/additionalProperties/properties/kept/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/simulate/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/simulate/additionalProperties/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/simulate",schemaPath:"#/properties/simulate/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.lint !== undefined){
let data15 = data.lint;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key8 in data15){
if(!(func2.call(schema20.properties.lint.properties, key8))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint",schemaPath:"#/properties/lint/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}});
errors++;
}
}
if(data15["ignored-failure"] !== undefined){
let data16 = data15["ignored-failure"];
if(typeof data16 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/ignored-failure",schemaPath:"#/properties/lint/properties/ignored-failure/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data16 === "off") || (data16 === "advice")) || (data16 === "warning")) || (data16 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/ignored-failure",schemaPath:"#/properties/lint/properties/ignored-failure/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["ignored-failure"].enum}});
errors++;
}
}
if(data15["irreversible-reason"] !== undefined){
let data17 = data15["irreversible-reason"];
if(typeof data17 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/irreversible-reason",schemaPath:"#/properties/lint/properties/irreversible-reason/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data17 === "off") || (data17 === "advice")) || (data17 === "warning")) || (data17 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/irreversible-reason",schemaPath:"#/properties/lint/properties/irreversible-reason/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["irreversible-reason"].enum}});
errors++;
}
}
if(data15["irreversible-without-commit"] !== undefined){
let data18 = data15["irreversible-without-commit"];
if(typeof data18 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/irreversible-without-commit",schemaPath:"#/properties/lint/properties/irreversible-without-commit/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data18 === "off") || (data18 === "advice")) || (data18 === "warning")) || (data18 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/irreversible-without-commit",schemaPath:"#/properties/lint/properties/irreversible-without-commit/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["irreversible-without-commit"].enum}});
errors++;
}
}
if(data15["missing-lock"] !== undefined){
let data19 = data15["missing-lock"];
if(typeof data19 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/missing-lock",schemaPath:"#/properties/lint/properties/missing-lock/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data19 === "off") || (data19 === "advice")) || (data19 === "warning")) || (data19 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/missing-lock",schemaPath:"#/properties/lint/properties/missing-lock/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["missing-lock"].enum}});
errors++;
}
}
if(data15["printed-secret"] !== undefined){
let data20 = data15["printed-secret"];
if(typeof data20 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/printed-secret",schemaPath:"#/properties/lint/properties/printed-secret/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data20 === "off") || (data20 === "advice")) || (data20 === "warning")) || (data20 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/printed-secret",schemaPath:"#/properties/lint/properties/printed-secret/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["printed-secret"].enum}});
errors++;
}
}
if(data15["runbook-timeout"] !== undefined){
let data21 = data15["runbook-timeout"];
if(typeof data21 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/runbook-timeout",schemaPath:"#/properties/lint/properties/runbook-timeout/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data21 === "off") || (data21 === "advice")) || (data21 === "warning")) || (data21 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/runbook-timeout",schemaPath:"#/properties/lint/properties/runbook-timeout/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["runbook-timeout"].enum}});
errors++;
}
}
if(data15["scheduled-approval"] !== undefined){
let data22 = data15["scheduled-approval"];
if(typeof data22 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/scheduled-approval",schemaPath:"#/properties/lint/properties/scheduled-approval/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data22 === "off") || (data22 === "advice")) || (data22 === "warning")) || (data22 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/scheduled-approval",schemaPath:"#/properties/lint/properties/scheduled-approval/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["scheduled-approval"].enum}});
errors++;
}
}
if(data15.shellcheck !== undefined){
let data23 = data15.shellcheck;
if(typeof data23 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/shellcheck",schemaPath:"#/properties/lint/properties/shellcheck/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data23 === "off") || (data23 === "advice")) || (data23 === "warning")) || (data23 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/shellcheck",schemaPath:"#/properties/lint/properties/shellcheck/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties.shellcheck.enum}});
errors++;
}
}
if(data15["step-timeout"] !== undefined){
let data24 = data15["step-timeout"];
if(typeof data24 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/step-timeout",schemaPath:"#/properties/lint/properties/step-timeout/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data24 === "off") || (data24 === "advice")) || (data24 === "warning")) || (data24 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/step-timeout",schemaPath:"#/properties/lint/properties/step-timeout/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["step-timeout"].enum}});
errors++;
}
}
if(data15["unasked-commit"] !== undefined){
let data25 = data15["unasked-commit"];
if(typeof data25 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unasked-commit",schemaPath:"#/properties/lint/properties/unasked-commit/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data25 === "off") || (data25 === "advice")) || (data25 === "warning")) || (data25 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unasked-commit",schemaPath:"#/properties/lint/properties/unasked-commit/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unasked-commit"].enum}});
errors++;
}
}
if(data15["undescribed-input"] !== undefined){
let data26 = data15["undescribed-input"];
if(typeof data26 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/undescribed-input",schemaPath:"#/properties/lint/properties/undescribed-input/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data26 === "off") || (data26 === "advice")) || (data26 === "warning")) || (data26 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/undescribed-input",schemaPath:"#/properties/lint/properties/undescribed-input/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["undescribed-input"].enum}});
errors++;
}
}
if(data15["unpinned-image"] !== undefined){
let data27 = data15["unpinned-image"];
if(typeof data27 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unpinned-image",schemaPath:"#/properties/lint/properties/unpinned-image/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data27 === "off") || (data27 === "advice")) || (data27 === "warning")) || (data27 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unpinned-image",schemaPath:"#/properties/lint/properties/unpinned-image/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unpinned-image"].enum}});
errors++;
}
}
if(data15["unreachable-step"] !== undefined){
let data28 = data15["unreachable-step"];
if(typeof data28 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unreachable-step",schemaPath:"#/properties/lint/properties/unreachable-step/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data28 === "off") || (data28 === "advice")) || (data28 === "warning")) || (data28 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unreachable-step",schemaPath:"#/properties/lint/properties/unreachable-step/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unreachable-step"].enum}});
errors++;
}
}
if(data15["unsafe-retry"] !== undefined){
let data29 = data15["unsafe-retry"];
if(typeof data29 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unsafe-retry",schemaPath:"#/properties/lint/properties/unsafe-retry/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data29 === "off") || (data29 === "advice")) || (data29 === "warning")) || (data29 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unsafe-retry",schemaPath:"#/properties/lint/properties/unsafe-retry/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unsafe-retry"].enum}});
errors++;
}
}
if(data15["unused-capture"] !== undefined){
let data30 = data15["unused-capture"];
if(typeof data30 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-capture",schemaPath:"#/properties/lint/properties/unused-capture/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data30 === "off") || (data30 === "advice")) || (data30 === "warning")) || (data30 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-capture",schemaPath:"#/properties/lint/properties/unused-capture/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unused-capture"].enum}});
errors++;
}
}
if(data15["unused-input"] !== undefined){
let data31 = data15["unused-input"];
if(typeof data31 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-input",schemaPath:"#/properties/lint/properties/unused-input/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data31 === "off") || (data31 === "advice")) || (data31 === "warning")) || (data31 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-input",schemaPath:"#/properties/lint/properties/unused-input/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unused-input"].enum}});
errors++;
}
}
if(data15["unused-output"] !== undefined){
let data32 = data15["unused-output"];
if(typeof data32 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-output",schemaPath:"#/properties/lint/properties/unused-output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data32 === "off") || (data32 === "advice")) || (data32 === "warning")) || (data32 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-output",schemaPath:"#/properties/lint/properties/unused-output/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unused-output"].enum}});
errors++;
}
}
if(data15["unused-secret"] !== undefined){
let data33 = data15["unused-secret"];
if(typeof data33 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-secret",schemaPath:"#/properties/lint/properties/unused-secret/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data33 === "off") || (data33 === "advice")) || (data33 === "warning")) || (data33 === "error"))){
vErrors = add(vErrors, {instancePath:instancePath+"/lint/unused-secret",schemaPath:"#/properties/lint/properties/unused-secret/enum",keyword:"enum",params:{allowedValues: schema20.properties.lint.properties["unused-secret"].enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/lint",schemaPath:"#/properties/lint/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

export const validators = {
  __proto__: null,
  "runbook": check0,
  "composite": check1,
  "environment": check2,
  "project": check3,
};

export function schemaOf(name) {
  switch (name) {
    case "runbook":
      return {"title":"Runbook","description":"An operational procedure","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1","description":"Version of this format","examples":["runbook/v1"]},"kind":{"type":"string","const":"Runbook","description":"What this file is; Runbook when left out","default":"Runbook"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$","description":"Name, which is that of the file without its ending","examples":["update-auto"]},"summary":{"type":"string","minLength":1,"description":"One line: what it does","examples":["Update nginx to the newest allowed image"]},"docs":{"type":"string","description":"Markdown, printed by `runbook show` and the reference"},"inputs":{"type":"object","description":"Values that are given when it starts","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/input"}},"secrets":{"type":"object","description":"Secrets that it needs","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/secret"}},"target":{"type":"string","minLength":1,"description":"Default place where steps run: a target of the environment","examples":["host"]},"maxParallel":{"type":"integer","minimum":1,"maximum":1000,"description":"How many steps run together; the number of cores when left out"},"requires":{"type":"array","items":{"$ref":"#/$defs/step"},"description":"Read-only assertions, checked in the plan and again before the first step"},"steps":{"type":"array","items":{"allOf":[{"$ref":"#/$defs/step"}],"required":["id"]},"minItems":1,"description":"What is done, from top to bottom unless `needs` says otherwise"},"finally":{"type":"array","items":{"$ref":"#/$defs/step"},"description":"Runs once after every outcome"},"outputs":{"type":"object","description":"Values that a caller can read","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"description":"A value or an expression","examples":["{{ steps.pull.outputs.digest }}"]}},"lock":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1,"description":"Two runs that name the same lock never overlap","examples":["gitea-host"]},"timeout":{"type":"string","format":"duration","description":"How long the whole run may take, waiting and downtime left out","examples":["20m"]},"schedule":{"type":"object","description":"When the host's timer starts this runbook; `runbook schedule` writes the timer","properties":{"calendar":{"type":"string","minLength":1,"description":"A calendar expression of systemd, in UTC","examples":["Sun 03:15","*-*-* 04,16:00"]},"jitter":{"type":"string","format":"duration","description":"Spreads starts over this time","examples":["5m"],"default":"0s"},"inputs":{"type":"object","description":"Inputs of scheduled runs","examples":[{"reason":"nightly"}]},"overlap":{"type":"string","enum":["queue","skip","fail"],"description":"What the timer does while another run holds the lock: wait for it, leave this run out, or fail","default":"queue"}},"required":["calendar"],"additionalProperties":false,"examples":[{"calendar":"Sun 03:15","jitter":"5m"}]},"invariants":{"type":"array","items":{"$ref":"#/$defs/step"},"description":"Read-only assertions that hold whatever fails; `runbook simulate` checks them"}},"required":["apiVersion","name","summary","steps"],"additionalProperties":false,"$defs":{"step":{"type":"object","description":"One step","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$","description":"Name of the step, for `needs`, expressions, the plan and the journal","examples":["backup"]},"name":{"type":"string","minLength":1,"description":"What people read instead of the id"},"uses":{"type":"string","minLength":1,"description":"An action, `runbook.run`, or a path to a composite action","examples":["http.check","./actions/x.yaml"]},"run":{"type":"string","minLength":1,"description":"A script for `sh -eu`; values reach it by `env`, never by `{{ }}`","examples":["systemctl reload nginx"]},"with":{"type":"object","description":"Input of the action; with `run` its `cwd`, `stdin`, `output` and `exitCodes`"},"env":{"type":"object","description":"Environment variables of the step's own program; never those of the engine","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]},"examples":[{"VERSION":"{{ inputs.version }}"}]},"effect":{"type":"string","enum":["read","change"],"description":"Whether a script or command changes anything","default":"change"},"plan":{"type":"boolean","description":"Whether a plan may execute this script or command; it has to be `effect: read`","default":false},"if":{"type":"string","minLength":1,"description":"An expression without braces; the step is skipped when it is false","examples":["eq inputs.mode \"full\""]},"needs":{"type":"array","items":{"type":"string"},"description":"Steps that come before; without it the step written above, with [] none","examples":[["backup","pull"],[]]},"foreach":{"type":["array","string","object"],"description":"Runs the step once per item; `item` and `index` are known in it","properties":{"items":{"type":["array","string"],"description":"The list, or an expression that gives one","examples":["{{ inputs.hosts }}",["a","b"]]},"maxParallel":{"type":"integer","minimum":1,"description":"How many items run together; all of a batch when left out","examples":[2]},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$","description":"Items of one batch, a count or a share; the next batch starts when the last one is well","examples":[1,"25%"]},"maxFailures":{"type":"integer","minimum":0,"description":"So many failed items are tolerated","default":0}},"required":["items"],"additionalProperties":false,"examples":["{{ inputs.hosts }}",{"items":"{{ inputs.hosts }}","batch":"25%"}]},"retry":{"type":"object","description":"When a failed attempt is made again","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000,"description":"All attempts, the first one included","examples":[3]},"delay":{"type":"string","format":"duration","description":"How long to wait before the second attempt","examples":["2s"],"default":"1s"},"backoff":{"type":"number","minimum":1,"maximum":10,"description":"Factor by which the delay grows with every attempt","default":2,"examples":[1,1.5]},"maxDelay":{"type":"string","format":"duration","description":"The longest delay, however much it has grown","examples":["15s"],"default":"1m"},"jitter":{"type":"number","minimum":0,"maximum":1,"description":"Share of the delay that is drawn at random: 0.2 means up to 20 % more or less","default":0.1,"examples":[0,0.2]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"description":"Only these exit codes are worth another attempt; without it every failure is","examples":[[75]]}},"required":["attempts"],"additionalProperties":false,"examples":[{"attempts":10,"delay":"2s","backoff":1.5,"maxDelay":"15s"}]},"timeout":{"type":"string","format":"duration","description":"How long one attempt may take","examples":["2m"],"default":"10m"},"continueOnError":{"type":"boolean","description":"Whether the run goes on when the step fails","default":false},"target":{"type":"string","minLength":1,"description":"Where the step runs: a target of the environment","examples":["host"]},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1,"description":"Steps that take the effect back; they are written to be safe to run twice"},"irreversible":{"type":"string","minLength":1,"description":"Why the effect cannot be taken back","examples":["mail that was sent stays sent"]},"capture":{"type":"object","description":"Facts that the rollback needs, read before the first attempt; read as `captured.<name>`","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"A read action and its input","properties":{"uses":{"type":"string","minLength":1,"description":"A read action","examples":["compose.inspect"]},"with":{"type":"object","description":"Input of the action"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean","description":"Whether this is the point of no return: once it succeeds, earlier steps are not undone","default":false},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"],"description":"What a resumed run does with an attempt that was cut off"}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]},"examples":[{"id":"healthy","uses":"http.check","with":{"url":"{{ vars.url }}/api/healthz"}}]},"input":{"type":"object","description":"A value that is given when the runbook starts","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"],"description":"What kind of value it is","default":"string"},"description":{"type":"string","minLength":1,"description":"What it is for; shown when it is asked for"},"required":{"type":"boolean","description":"Whether it has to be given; what has a default never has to","default":true},"default":{"description":"The value when none is given"},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1,"description":"The only values that are allowed","examples":[["gitea","postgres"]]},"pattern":{"type":"string","minLength":1,"description":"Regular expression that the whole text has to match","examples":["\\d+\\.\\d+\\.\\d+"]},"minimum":{"type":"number","description":"The smallest number that is allowed"},"maximum":{"type":"number","description":"The largest number that is allowed"},"items":{"type":"object","description":"What each item of a list is","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"],"description":"What kind of value an item is","default":"string"},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1,"description":"The only values that are allowed","examples":[["gitea","postgres"]]},"pattern":{"type":"string","minLength":1,"description":"Regular expression that the whole text has to match","examples":["\\d+\\.\\d+\\.\\d+"]},"minimum":{"type":"number","description":"The smallest number that is allowed"},"maximum":{"type":"number","description":"The largest number that is allowed"}},"additionalProperties":false}},"additionalProperties":false,"examples":[{"type":"string","enum":["nginx"],"default":"nginx","description":"Compose service to update"}]},"secret":{"type":"object","description":"Where a secret is found; its value is read when a step needs it","properties":{"from":{"type":"string","minLength":1,"description":"Name in the environment's secret store, below its prefix","examples":["gitea/database"]},"key":{"type":"string","minLength":1,"description":"The key within a secret that is a JSON object","examples":["password"]}},"required":["from"],"additionalProperties":false,"examples":[{"from":"gitea/database","key":"password"}]}}};
    case "composite":
      return {"title":"Composite action","description":"Steps that are used as one","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1","description":"Version of this format","examples":["runbook/v1"]},"kind":{"type":"string","const":"Action","description":"What this file is"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$","description":"Name, which is that of the file without its ending","examples":["update-auto"]},"summary":{"type":"string","minLength":1,"description":"One line: what it does","examples":["Update nginx to the newest allowed image"]},"docs":{"type":"string","description":"Markdown, printed by `runbook show` and the reference"},"inputs":{"type":"object","description":"Values that are given when it starts","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/input"}},"secrets":{"type":"object","description":"Secrets that it needs","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"$ref":"#/$defs/secret"}},"target":{"type":"string","minLength":1,"description":"Default place where steps run: a target of the environment","examples":["host"]},"maxParallel":{"type":"integer","minimum":1,"maximum":1000,"description":"How many steps run together; the number of cores when left out"},"requires":{"type":"array","items":{"$ref":"#/$defs/step"},"description":"Read-only assertions, checked in the plan and again before the first step"},"steps":{"type":"array","items":{"allOf":[{"$ref":"#/$defs/step"}],"required":["id"]},"minItems":1,"description":"What is done, from top to bottom unless `needs` says otherwise"},"finally":{"type":"array","items":{"$ref":"#/$defs/step"},"description":"Runs once after every outcome"},"outputs":{"type":"object","description":"Values that a caller can read","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"description":"A value or an expression","examples":["{{ steps.pull.outputs.digest }}"]}}},"required":["apiVersion","kind","name","summary","steps"],"additionalProperties":false,"$defs":{"step":{"type":"object","description":"One step","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$","description":"Name of the step, for `needs`, expressions, the plan and the journal","examples":["backup"]},"name":{"type":"string","minLength":1,"description":"What people read instead of the id"},"uses":{"type":"string","minLength":1,"description":"An action, `runbook.run`, or a path to a composite action","examples":["http.check","./actions/x.yaml"]},"run":{"type":"string","minLength":1,"description":"A script for `sh -eu`; values reach it by `env`, never by `{{ }}`","examples":["systemctl reload nginx"]},"with":{"type":"object","description":"Input of the action; with `run` its `cwd`, `stdin`, `output` and `exitCodes`"},"env":{"type":"object","description":"Environment variables of the step's own program; never those of the engine","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"type":["string","number","boolean"]},"examples":[{"VERSION":"{{ inputs.version }}"}]},"effect":{"type":"string","enum":["read","change"],"description":"Whether a script or command changes anything","default":"change"},"plan":{"type":"boolean","description":"Whether a plan may execute this script or command; it has to be `effect: read`","default":false},"if":{"type":"string","minLength":1,"description":"An expression without braces; the step is skipped when it is false","examples":["eq inputs.mode \"full\""]},"needs":{"type":"array","items":{"type":"string"},"description":"Steps that come before; without it the step written above, with [] none","examples":[["backup","pull"],[]]},"foreach":{"type":["array","string","object"],"description":"Runs the step once per item; `item` and `index` are known in it","properties":{"items":{"type":["array","string"],"description":"The list, or an expression that gives one","examples":["{{ inputs.hosts }}",["a","b"]]},"maxParallel":{"type":"integer","minimum":1,"description":"How many items run together; all of a batch when left out","examples":[2]},"batch":{"type":["integer","string"],"minimum":1,"pattern":"^(?:[1-9]\\d?|100)%$","description":"Items of one batch, a count or a share; the next batch starts when the last one is well","examples":[1,"25%"]},"maxFailures":{"type":"integer","minimum":0,"description":"So many failed items are tolerated","default":0}},"required":["items"],"additionalProperties":false,"examples":["{{ inputs.hosts }}",{"items":"{{ inputs.hosts }}","batch":"25%"}]},"retry":{"type":"object","description":"When a failed attempt is made again","properties":{"attempts":{"type":"integer","minimum":1,"maximum":1000,"description":"All attempts, the first one included","examples":[3]},"delay":{"type":"string","format":"duration","description":"How long to wait before the second attempt","examples":["2s"],"default":"1s"},"backoff":{"type":"number","minimum":1,"maximum":10,"description":"Factor by which the delay grows with every attempt","default":2,"examples":[1,1.5]},"maxDelay":{"type":"string","format":"duration","description":"The longest delay, however much it has grown","examples":["15s"],"default":"1m"},"jitter":{"type":"number","minimum":0,"maximum":1,"description":"Share of the delay that is drawn at random: 0.2 means up to 20 % more or less","default":0.1,"examples":[0,0.2]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"description":"Only these exit codes are worth another attempt; without it every failure is","examples":[[75]]}},"required":["attempts"],"additionalProperties":false,"examples":[{"attempts":10,"delay":"2s","backoff":1.5,"maxDelay":"15s"}]},"timeout":{"type":"string","format":"duration","description":"How long one attempt may take","examples":["2m"],"default":"10m"},"continueOnError":{"type":"boolean","description":"Whether the run goes on when the step fails","default":false},"target":{"type":"string","minLength":1,"description":"Where the step runs: a target of the environment","examples":["host"]},"rollback":{"type":"array","items":{"$ref":"#/$defs/step"},"minItems":1,"description":"Steps that take the effect back; they are written to be safe to run twice"},"irreversible":{"type":"string","minLength":1,"description":"Why the effect cannot be taken back","examples":["mail that was sent stays sent"]},"capture":{"type":"object","description":"Facts that the rollback needs, read before the first attempt; read as `captured.<name>`","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"A read action and its input","properties":{"uses":{"type":"string","minLength":1,"description":"A read action","examples":["compose.inspect"]},"with":{"type":"object","description":"Input of the action"}},"required":["uses"],"additionalProperties":false}},"commit":{"type":"boolean","description":"Whether this is the point of no return: once it succeeds, earlier steps are not undone","default":false},"onInterrupt":{"type":"string","enum":["rerun","probe","rollback","ask"],"description":"What a resumed run does with an attempt that was cut off"}},"additionalProperties":false,"anyOf":[{"required":["uses"]},{"required":["run"]}],"not":{"type":"object","required":["uses","run"]},"examples":[{"id":"healthy","uses":"http.check","with":{"url":"{{ vars.url }}/api/healthz"}}]},"input":{"type":"object","description":"A value that is given when the runbook starts","properties":{"type":{"type":"string","enum":["string","integer","number","boolean","list","map"],"description":"What kind of value it is","default":"string"},"description":{"type":"string","minLength":1,"description":"What it is for; shown when it is asked for"},"required":{"type":"boolean","description":"Whether it has to be given; what has a default never has to","default":true},"default":{"description":"The value when none is given"},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1,"description":"The only values that are allowed","examples":[["gitea","postgres"]]},"pattern":{"type":"string","minLength":1,"description":"Regular expression that the whole text has to match","examples":["\\d+\\.\\d+\\.\\d+"]},"minimum":{"type":"number","description":"The smallest number that is allowed"},"maximum":{"type":"number","description":"The largest number that is allowed"},"items":{"type":"object","description":"What each item of a list is","properties":{"type":{"type":"string","enum":["string","integer","number","boolean"],"description":"What kind of value an item is","default":"string"},"enum":{"type":"array","items":{"type":["string","number"]},"minItems":1,"description":"The only values that are allowed","examples":[["gitea","postgres"]]},"pattern":{"type":"string","minLength":1,"description":"Regular expression that the whole text has to match","examples":["\\d+\\.\\d+\\.\\d+"]},"minimum":{"type":"number","description":"The smallest number that is allowed"},"maximum":{"type":"number","description":"The largest number that is allowed"}},"additionalProperties":false}},"additionalProperties":false,"examples":[{"type":"string","enum":["nginx"],"default":"nginx","description":"Compose service to update"}]},"secret":{"type":"object","description":"Where a secret is found; its value is read when a step needs it","properties":{"from":{"type":"string","minLength":1,"description":"Name in the environment's secret store, below its prefix","examples":["gitea/database"]},"key":{"type":"string","minLength":1,"description":"The key within a secret that is a JSON object","examples":["password"]}},"required":["from"],"additionalProperties":false,"examples":[{"from":"gitea/database","key":"password"}]}}};
    case "environment":
      return {"title":"Environment","description":"Where a runbook's names lead","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1","description":"Version of this format","examples":["runbook/v1"]},"kind":{"type":"string","const":"Environment","description":"What this file is"},"name":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$","description":"Name, which is that of the file without its ending","examples":["production"]},"summary":{"type":"string","minLength":1,"description":"One line: what it is"},"targets":{"type":"object","description":"Places where steps run","propertyNames":{"pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"A place where steps run","discriminator":{"propertyName":"transport"},"required":["transport"],"oneOf":[{"properties":{"transport":{"const":"local","description":"Which kind this is"},"stateDirectory":{"type":"string","minLength":1,"description":"Folder for locks and left-over processes on the target","examples":["/var/lib/runbook"]}},"required":["transport"],"additionalProperties":false},{"properties":{"transport":{"const":"ssh","description":"Which kind this is"},"address":{"type":"string","minLength":1,"description":"Name or address of the host","examples":["git.example.org"]},"port":{"type":"integer","minimum":1,"maximum":65535,"description":"TCP port","default":22},"user":{"type":"string","minLength":1,"description":"User to log in as","examples":["ubuntu"]},"identityFile":{"type":"string","minLength":1,"description":"Private key; without it the agent is asked","examples":["~/.ssh/id_ed25519"]},"hostKey":{"type":"string","minLength":1,"description":"The host's public key; any other one is refused","examples":["ssh-ed25519 AAAA…"]},"stateDirectory":{"type":"string","minLength":1,"description":"Folder for locks and left-over processes on the target","examples":["/var/lib/runbook"]}},"required":["transport","address","user","hostKey"],"additionalProperties":false}]}},"containers":{"type":"object","description":"Where the services run","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"sandbox","description":"Which kind this is"},"directory":{"type":"string","minLength":1,"description":"The folder that plays the host","examples":["./sandbox"]}},"required":["kind","directory"],"additionalProperties":false},{"properties":{"kind":{"const":"compose","description":"Which kind this is"},"target":{"type":"string","minLength":1,"description":"The target that runs Docker","examples":["host"]},"directory":{"type":"string","minLength":1,"description":"Folder of compose.yaml on that target","examples":["/opt/gitea"]},"project":{"type":"string","minLength":1,"description":"Compose's project name; without it what the file says"}},"required":["kind","target","directory"],"additionalProperties":false}]},"stores":{"type":"object","description":"Places for objects, by the name that runbooks use","propertyNames":{"pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"A place for objects such as backups","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"directory","description":"Which kind this is"},"path":{"type":"string","minLength":1,"description":"Folder on this machine","examples":["./backups"]},"recipients":{"type":"array","items":{"type":"string","pattern":"^age1[0-9a-z]{20,}$"},"minItems":1,"description":"Public keys of age: each of their identities can decrypt what is backed up. Without any nothing is encrypted","examples":[["age1sqgad72n9w9jgkgep9x77kzm09dnwvpnagknmcc866n0hgfx258q3cfghn"]]},"identity":{"type":"object","description":"Where the identity is found that decrypts; only where backups are restored or drilled","properties":{"from":{"type":"string","minLength":1,"description":"Name in the environment's secret store, below its prefix","examples":["gitea/database"]},"key":{"type":"string","minLength":1,"description":"The key within a secret that is a JSON object","examples":["password"]}},"required":["from"],"additionalProperties":false,"examples":[{"from":"backup/identity"}]}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"s3","description":"Which kind this is"},"bucket":{"type":"string","minLength":1,"description":"Name of the bucket"},"region":{"type":"string","minLength":1,"description":"Region of the bucket","examples":["eu-central-1"]},"prefix":{"type":"string","minLength":1,"description":"Put before every key","examples":["gitea/"]},"endpoint":{"type":"string","format":"uri","description":"Address of a store that speaks S3"},"profile":{"type":"string","minLength":1,"description":"Profile of the AWS configuration"},"role":{"type":"string","minLength":1,"description":"ARN of a role to take"},"recipients":{"type":"array","items":{"type":"string","pattern":"^age1[0-9a-z]{20,}$"},"minItems":1,"description":"Public keys of age: each of their identities can decrypt what is backed up. Without any nothing is encrypted","examples":[["age1sqgad72n9w9jgkgep9x77kzm09dnwvpnagknmcc866n0hgfx258q3cfghn"]]},"identity":{"type":"object","description":"Where the identity is found that decrypts; only where backups are restored or drilled","properties":{"from":{"type":"string","minLength":1,"description":"Name in the environment's secret store, below its prefix","examples":["gitea/database"]},"key":{"type":"string","minLength":1,"description":"The key within a secret that is a JSON object","examples":["password"]}},"required":["from"],"additionalProperties":false,"examples":[{"from":"backup/identity"}]}},"required":["kind","bucket","region"],"additionalProperties":false}]}},"secrets":{"type":"object","description":"Where secret values come from","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"file","description":"Which kind this is"},"path":{"type":"string","minLength":1,"description":"A YAML or JSON file, mode 0600","examples":["./secrets.yaml"]}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"env","description":"Which kind this is"},"prefix":{"type":"string","minLength":1,"description":"Put before every name of a variable","examples":["RUNBOOK_SECRET_"]}},"required":["kind"],"additionalProperties":false},{"properties":{"kind":{"const":"aws-secrets-manager","description":"Which kind this is"},"prefix":{"type":"string","minLength":1,"description":"Put before every name","examples":["gitea/"]},"region":{"type":"string","minLength":1,"description":"Region","examples":["eu-central-1"]}},"required":["kind"],"additionalProperties":false}]},"mail":{"type":"object","description":"How people are told","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"outbox","description":"Which kind this is"},"path":{"type":"string","minLength":1,"description":"Folder that messages are written to","examples":["./outbox"]},"from":{"type":"string","minLength":1,"description":"Who sends","examples":["runbook@example.org"]},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1,"description":"Who is told","examples":[["ops@example.org"]]}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"smtp","description":"Which kind this is"},"host":{"type":"string","minLength":1,"description":"Mail server","examples":["smtp.example.org"]},"port":{"type":"integer","minimum":1,"maximum":65535,"description":"TCP port","default":587},"from":{"type":"string","minLength":1,"description":"Who sends","examples":["runbook@example.org"]},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1,"description":"Who is told","examples":[["ops@example.org"]]},"user":{"type":"string","minLength":1,"description":"User to log in as"},"password":{"type":"object","description":"Where a secret is found; its value is read when a step needs it","properties":{"from":{"type":"string","minLength":1,"description":"Name in the environment's secret store, below its prefix","examples":["gitea/database"]},"key":{"type":"string","minLength":1,"description":"The key within a secret that is a JSON object","examples":["password"]}},"required":["from"],"additionalProperties":false,"examples":[{"from":"gitea/database","key":"password"}]},"tls":{"type":"string","enum":["starttls","implicit","none"],"description":"How the connection is protected","default":"starttls"}},"required":["kind","host","from","to"],"additionalProperties":false},{"properties":{"kind":{"const":"ses","description":"Which kind this is"},"from":{"type":"string","minLength":1,"description":"Who sends","examples":["runbook@example.org"]},"to":{"type":["string","array"],"items":{"type":"string","minLength":1},"minLength":1,"minItems":1,"description":"Who is told","examples":[["ops@example.org"]]},"region":{"type":"string","minLength":1,"description":"Region","examples":["eu-central-1"]}},"required":["kind","from","to"],"additionalProperties":false}]},"database":{"type":"object","description":"The PostgreSQL server among the services","properties":{"service":{"type":"string","minLength":1,"description":"Service that runs it","examples":["postgres"]},"database":{"type":"string","minLength":1,"description":"Name of the database","examples":["gitea"]},"user":{"type":"string","minLength":1,"description":"User to connect as","examples":["gitea"]}},"required":["service","database","user"],"additionalProperties":false},"infrastructure":{"type":"object","description":"What makes the places, and tells about them","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"terraform","description":"Which kind this is"},"directory":{"type":"string","minLength":1,"description":"Folder of the configuration on this machine","examples":["../../terraform"]},"backend":{"type":"object","description":"What the configuration leaves open of where its state is kept; credentials come from the AWS configuration","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"string","minLength":1},"examples":[{"bucket":"gitea-state-111122223333","key":"gitea/terraform.tfstate","region":"eu-central-1"}]},"variables":{"type":"object","description":"Values of the configuration's variables; none of them is a secret","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{},"examples":[{"domain":"git.example.org"}]},"plugins":{"type":"string","minLength":1,"description":"Folder that providers are taken from; without it they are fetched","examples":["/opt/terraform/plugins"]},"protect":{"type":"array","items":{"type":"string","minLength":1},"description":"Types or addresses of resources that hold data, besides those that are known to","examples":[["aws_efs_file_system"]]}},"required":["kind","directory"],"additionalProperties":false}]},"metrics":{"type":"object","description":"Where measures of the runs go for monitoring; nowhere by default","discriminator":{"propertyName":"kind"},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"textfile","description":"Which kind this is"},"path":{"type":"string","minLength":1,"pattern":"\\.prom$","description":"A file on this machine, in a folder that is there, which Prometheus' node exporter collects","examples":["/opt/gitea/metrics/runbook.prom"]}},"required":["kind","path"],"additionalProperties":false},{"properties":{"kind":{"const":"otlp","description":"Which kind this is"},"endpoint":{"type":"string","pattern":"^https?://[^\\s]+$","description":"Where a collector takes measures by OTLP over HTTP, as JSON","examples":["http://127.0.0.1:4318/v1/metrics"]}},"required":["kind","endpoint"],"additionalProperties":false}]},"vars":{"type":"object","description":"What expressions read as `vars`; texts may read `{{ containers.<name> }}`","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"examples":[{"url":"https://git.example.org"}]}},"required":["apiVersion","kind","name"],"additionalProperties":false};
    case "project":
      return {"title":"Project","description":"What holds for all runbooks of a folder","type":"object","properties":{"apiVersion":{"type":"string","const":"runbook/v1","description":"Version of this format","examples":["runbook/v1"]},"kind":{"type":"string","const":"Project","description":"What this file is"},"environment":{"type":"string","pattern":"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$","description":"The environment that is used when none is named","default":"sandbox"},"vars":{"type":"object","description":"What expressions read as `vars`; texts may read `{{ containers.<name> }}`","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"examples":[{"url":"https://git.example.org"}]},"retention":{"type":"object","description":"How long the journals of ended runs are kept; both have to be exceeded","properties":{"runs":{"type":"integer","minimum":1,"description":"At least so many runs of each runbook","default":50},"age":{"type":"string","format":"duration","description":"At least so long","examples":["90d"],"default":"90d"}},"additionalProperties":false},"simulate":{"type":"object","description":"How `runbook simulate` explores a runbook, by its name","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"What a simulation of this runbook needs","properties":{"exempt":{"type":"string","description":"Why it is not simulated"},"prepare":{"type":"string","description":"Path below `runbooks/` of a runbook that is run once in the fresh sandbox; its outputs become inputs of the same name"},"cases":{"type":"object","description":"Inputs to simulate with, by a name for them; without it the defaults","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$"},"additionalProperties":{"type":"object","description":"Values by the names of inputs","additionalProperties":{}}},"kept":{"type":"array","description":"What a run may leave behind although it was undone: paths below the sandbox host","items":{"type":"string","description":"A path, `RUN` standing for the id of the run"}}},"additionalProperties":false}},"lint":{"type":"object","description":"Weight of single rules of `runbook lint`; the others keep their own","properties":{"ignored-failure":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `ignored-failure`; only `error` makes `runbook lint` fail"},"irreversible-reason":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `irreversible-reason`; only `error` makes `runbook lint` fail"},"irreversible-without-commit":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `irreversible-without-commit`; only `error` makes `runbook lint` fail"},"missing-lock":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `missing-lock`; only `error` makes `runbook lint` fail"},"printed-secret":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `printed-secret`; only `error` makes `runbook lint` fail"},"runbook-timeout":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `runbook-timeout`; only `error` makes `runbook lint` fail"},"scheduled-approval":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `scheduled-approval`; only `error` makes `runbook lint` fail"},"shellcheck":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `shellcheck`; only `error` makes `runbook lint` fail"},"step-timeout":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `step-timeout`; only `error` makes `runbook lint` fail"},"unasked-commit":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unasked-commit`; only `error` makes `runbook lint` fail"},"undescribed-input":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `undescribed-input`; only `error` makes `runbook lint` fail"},"unpinned-image":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unpinned-image`; only `error` makes `runbook lint` fail"},"unreachable-step":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unreachable-step`; only `error` makes `runbook lint` fail"},"unsafe-retry":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unsafe-retry`; only `error` makes `runbook lint` fail"},"unused-capture":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unused-capture`; only `error` makes `runbook lint` fail"},"unused-input":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unused-input`; only `error` makes `runbook lint` fail"},"unused-output":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unused-output`; only `error` makes `runbook lint` fail"},"unused-secret":{"type":"string","enum":["off","advice","warning","error"],"description":"Weight of the rule `unused-secret`; only `error` makes `runbook lint` fail"}},"additionalProperties":false,"examples":[{"unpinned-image":"error","undescribed-input":"off"}]}},"required":["apiVersion","kind"],"additionalProperties":false};
    default:
      return undefined;
  }
}
