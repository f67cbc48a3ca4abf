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
const schema11 = {"$id":"ansible.playbook","type":"object","properties":{"directory":{"type":"string","format":"path"},"playbook":{"type":"string","pattern":"^[^-].*\\.ya?ml$"},"inventory":{"type":"string","minLength":1},"limit":{"type":"string","minLength":1},"tags":{"type":"array","items":{"type":"string","minLength":1},"minItems":1},"vars":{"type":"object","additionalProperties":{}}},"required":["directory","playbook"],"additionalProperties":false};
const formats0 = /^[^\0]+$/;
const pattern0 = new RegExp("^[^-].*\\.ya?ml$", "u");
const func2 = (text) => [...text].length;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="ansible.playbook" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
if(data.playbook === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "playbook"}});
errors++;
}
for(const key0 in data){
if(!((((((key0 === "directory") || (key0 === "playbook")) || (key0 === "inventory")) || (key0 === "limit")) || (key0 === "tags")) || (key0 === "vars"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.directory !== undefined){
let data0 = data.directory;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.playbook !== undefined){
let data1 = data.playbook;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "^[^-].*\\.ya?ml$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.inventory !== undefined){
let data2 = data.inventory;
if(typeof data2 === "string"){
if(func2(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.limit !== undefined){
let data3 = data.limit;
if(typeof data3 === "string"){
if(func2(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.tags !== undefined){
let data4 = data.tags;
if(Array.isArray(data4)){
if(data4.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(func2(data5) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.vars !== undefined){
let data6 = data.vars;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
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
validate10.errors = vErrors;
return errors === 0;
}

export const check1 = validate11;
const schema12 = {"$id":"archive.check","type":"object","properties":{"path":{"type":"string","format":"path"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"maxSize":{"type":"string","format":"size"}},"required":["path"],"additionalProperties":false};
const formats4 = /^\d+(\.\d+)?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$/;
const pattern1 = new RegExp("^[0-9a-f]{64}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="archive.check" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "path") || (key0 === "sha256")) || (key0 === "maxSize"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data1 = data.sha256;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.maxSize !== undefined){
let data2 = data.maxSize;
if(typeof data2 === "string"){
if(!(formats4.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/format",keyword:"format",params:{format: "size"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/type",keyword:"type",params:{type: "string"}});
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

export const check2 = validate12;
const schema13 = {"$id":"archive.create","type":"object","properties":{"directory":{"type":"string","format":"path"},"path":{"type":"string","format":"path"},"exclude":{"type":"array","items":{"type":"string","minLength":1}},"check":{"type":"boolean"}},"required":["directory","path"],"additionalProperties":false};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="archive.create" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "directory") || (key0 === "path")) || (key0 === "exclude")) || (key0 === "check"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.directory !== undefined){
let data0 = data.directory;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.exclude !== undefined){
let data2 = data.exclude;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func2(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exclude/" + i0,schemaPath:"#/properties/exclude/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exclude/" + i0,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.check !== undefined){
if(typeof data.check !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/check",schemaPath:"#/properties/check/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

export const check3 = validate13;
const schema14 = {"$id":"archive.extract","type":"object","properties":{"path":{"type":"string","format":"path"},"directory":{"type":"string","format":"path"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"maxSize":{"type":"string","format":"size"}},"required":["path","directory"],"additionalProperties":false};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="archive.extract" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "path") || (key0 === "directory")) || (key0 === "sha256")) || (key0 === "maxSize"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.directory !== undefined){
let data1 = data.directory;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data2 = data.sha256;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.maxSize !== undefined){
let data3 = data.maxSize;
if(typeof data3 === "string"){
if(!(formats4.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/format",keyword:"format",params:{format: "size"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/maxSize",schemaPath:"#/properties/maxSize/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

export const check4 = validate14;
const schema15 = {"$id":"assert","type":"object","properties":{"that":{"type":"boolean"},"message":{"type":"string"},"checks":{"type":"array","minItems":1,"items":{"type":"object","properties":{"that":{"type":"boolean"},"message":{"type":"string"}},"required":["that","message"],"additionalProperties":false}},"help":{"type":"string"}},"additionalProperties":false};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="assert" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "that") || (key0 === "message")) || (key0 === "checks")) || (key0 === "help"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.that !== undefined){
if(typeof data.that !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/that",schemaPath:"#/properties/that/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.checks !== undefined){
let data2 = data.checks;
if(Array.isArray(data2)){
if(data2.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.that === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "that"}});
errors++;
}
if(data3.message === undefined){
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "message"}});
errors++;
}
for(const key1 in data3){
if(!((key1 === "that") || (key1 === "message"))){
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0,schemaPath:"#/properties/checks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}});
errors++;
}
}
if(data3.that !== undefined){
if(typeof data3.that !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0+"/that",schemaPath:"#/properties/checks/items/properties/that/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data3.message !== undefined){
if(typeof data3.message !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0+"/message",schemaPath:"#/properties/checks/items/properties/message/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/checks/" + i0,schemaPath:"#/properties/checks/items/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.help !== undefined){
if(typeof data.help !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/help",schemaPath:"#/properties/help/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

export const check5 = validate15;
const schema16 = {"$id":"certificate.inspect","type":"object","properties":{"path":{"type":"string","format":"path"},"key":{"type":"string","format":"path"},"name":{"type":"string","minLength":1}},"required":["path"],"additionalProperties":false};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="certificate.inspect" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "path") || (key0 === "key")) || (key0 === "name"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(func2(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

export const check6 = validate16;
const schema17 = {"$id":"certificate.renew","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"},"webroot":{"type":"string","format":"path"},"force":{"type":"boolean"},"directory":{"type":"string","format":"path"},"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.-]*$"},"keep":{"type":"string","format":"path"}},"required":["service","webroot","directory","name","keep"],"additionalProperties":false};
const pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.-]*$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.-]*$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="certificate.renew" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
if(data.webroot === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "webroot"}});
errors++;
}
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if(data.keep === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keep"}});
errors++;
}
for(const key0 in data){
if(!((((((key0 === "service") || (key0 === "webroot")) || (key0 === "force")) || (key0 === "directory")) || (key0 === "name")) || (key0 === "keep"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.webroot !== undefined){
let data1 = data.webroot;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/webroot",schemaPath:"#/properties/webroot/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/webroot",schemaPath:"#/properties/webroot/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.force !== undefined){
if(typeof data.force !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.directory !== undefined){
let data3 = data.directory;
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data4 = data.name;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.keep !== undefined){
let data5 = data.keep;
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "string"}});
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

export const check7 = validate17;
const schema18 = {"$id":"certificate.restore","type":"object","properties":{"directory":{"type":"string","format":"path"},"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.-]*$"},"keep":{"type":"string","format":"path"}},"required":["directory","name","keep"],"additionalProperties":false};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="certificate.restore" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if(data.keep === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keep"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "directory") || (key0 === "name")) || (key0 === "keep"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.directory !== undefined){
let data0 = data.directory;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.keep !== undefined){
let data2 = data.keep;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "string"}});
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

export const check8 = validate18;
const schema19 = {"$id":"certificate.served","type":"object","properties":{"address":{"type":"string","pattern":"^(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:\\[\\]]+):[0-9]{1,5}$"},"name":{"type":"string","minLength":1},"serial":{"type":"string","pattern":"^[0-9A-F]+$"},"within":{"type":"string","format":"duration"}},"required":["address"],"additionalProperties":false};
const pattern6 = new RegExp("^(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:\\[\\]]+):[0-9]{1,5}$", "u");
const pattern7 = new RegExp("^[0-9A-F]+$", "u");
const formats30 = /^(?=\d)(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/;

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="certificate.served" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.address === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "address"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "address") || (key0 === "name")) || (key0 === "serial")) || (key0 === "within"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.address !== undefined){
let data0 = data.address;
if(typeof data0 === "string"){
if(!pattern6.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/address",schemaPath:"#/properties/address/pattern",keyword:"pattern",params:{pattern: "^(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:\\[\\]]+):[0-9]{1,5}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.serial !== undefined){
let data2 = data.serial;
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/serial",schemaPath:"#/properties/serial/pattern",keyword:"pattern",params:{pattern: "^[0-9A-F]+$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/serial",schemaPath:"#/properties/serial/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.within !== undefined){
let data3 = data.within;
if(typeof data3 === "string"){
if(!(formats30.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/within",schemaPath:"#/properties/within/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/within",schemaPath:"#/properties/within/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

export const check9 = validate19;
const schema20 = {"$id":"command","type":"object","properties":{"argv":{"type":"array","items":{"type":"string"},"minItems":1},"script":{"type":"string","minLength":1},"stdin":{"type":"string"},"cwd":{"type":"string","format":"path"},"output":{"type":"string","enum":["text","lines","json"]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"additionalProperties":false};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="command" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "argv") || (key0 === "script")) || (key0 === "stdin")) || (key0 === "cwd")) || (key0 === "output")) || (key0 === "exitCodes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.argv !== undefined){
let data0 = data.argv;
if(Array.isArray(data0)){
if(data0.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(typeof data0[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.script !== undefined){
let data2 = data.script;
if(typeof data2 === "string"){
if(func2(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/script",schemaPath:"#/properties/script/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/script",schemaPath:"#/properties/script/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.stdin !== undefined){
if(typeof data.stdin !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.cwd !== undefined){
let data4 = data.cwd;
if(typeof data4 === "string"){
if(!(formats0.test(data4))){
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.output !== undefined){
let data5 = data.output;
if(typeof data5 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data5 === "text") || (data5 === "lines")) || (data5 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/enum",keyword:"enum",params:{allowedValues: schema20.properties.output.enum}});
errors++;
}
}
if(data.exitCodes !== undefined){
let data6 = data.exitCodes;
if(Array.isArray(data6)){
if(data6.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 255 || isNaN(data7)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data7 < 0 || isNaN(data7)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

export const check10 = validate20;
const schema21 = {"$id":"compose.exec","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"},"argv":{"type":"array","items":{"type":"string"},"minItems":1},"stdin":{"type":"string"},"cwd":{"type":"string","format":"path"},"output":{"type":"string","enum":["text","lines","json"]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["service","argv"],"additionalProperties":false};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.exec" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
if(data.argv === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "argv"}});
errors++;
}
for(const key0 in data){
if(!((((((key0 === "service") || (key0 === "argv")) || (key0 === "stdin")) || (key0 === "cwd")) || (key0 === "output")) || (key0 === "exitCodes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.argv !== undefined){
let data1 = data.argv;
if(Array.isArray(data1)){
if(data1.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.stdin !== undefined){
if(typeof data.stdin !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.cwd !== undefined){
let data4 = data.cwd;
if(typeof data4 === "string"){
if(!(formats0.test(data4))){
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.output !== undefined){
let data5 = data.output;
if(typeof data5 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data5 === "text") || (data5 === "lines")) || (data5 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/enum",keyword:"enum",params:{allowedValues: schema21.properties.output.enum}});
errors++;
}
}
if(data.exitCodes !== undefined){
let data6 = data.exitCodes;
if(Array.isArray(data6)){
if(data6.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 255 || isNaN(data7)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data7 < 0 || isNaN(data7)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

export const check11 = validate21;
const schema22 = {"$id":"compose.inspect","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"required":["service"],"additionalProperties":false};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.inspect" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "service")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
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

export const check12 = validate22;
const schema23 = {"$id":"compose.pull","type":"object","properties":{"image":{"type":"string","minLength":1}},"required":["image"],"additionalProperties":false};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.pull" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.image === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "image"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "image")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.image !== undefined){
let data0 = data.image;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"}});
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

export const check13 = validate23;
const schema24 = {"$id":"compose.recreate","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"},"image":{"type":"string","minLength":1},"grace":{"type":"string","format":"duration"},"volumes":{"type":"object","additionalProperties":{"type":"string","minLength":1}}},"required":["service","image"],"additionalProperties":false};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.recreate" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
if(data.image === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "image"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "service") || (key0 === "image")) || (key0 === "grace")) || (key0 === "volumes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.image !== undefined){
let data1 = data.image;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.grace !== undefined){
let data2 = data.grace;
if(typeof data2 === "string"){
if(!(formats30.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/grace",schemaPath:"#/properties/grace/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/grace",schemaPath:"#/properties/grace/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.volumes !== undefined){
let data3 = data.volumes;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
let data4 = data3[key1];
if(typeof data4 === "string"){
if(func2(data4) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/volumes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/volumes/additionalProperties/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/volumes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/volumes/additionalProperties/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/volumes",schemaPath:"#/properties/volumes/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

export const check14 = validate24;
const schema25 = {"$id":"compose.run","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"},"image":{"type":"string","minLength":1},"argv":{"type":"array","items":{"type":"string"},"minItems":1},"stdin":{"type":"string"},"cwd":{"type":"string","format":"path"},"output":{"type":"string","enum":["text","lines","json"]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["service","argv"],"additionalProperties":false};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.run" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
if(data.argv === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "argv"}});
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "service") || (key0 === "image")) || (key0 === "argv")) || (key0 === "stdin")) || (key0 === "cwd")) || (key0 === "output")) || (key0 === "exitCodes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.image !== undefined){
let data1 = data.image;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.argv !== undefined){
let data2 = data.argv;
if(Array.isArray(data2)){
if(data2.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.stdin !== undefined){
if(typeof data.stdin !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.cwd !== undefined){
let data5 = data.cwd;
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.output !== undefined){
let data6 = data.output;
if(typeof data6 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data6 === "text") || (data6 === "lines")) || (data6 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/enum",keyword:"enum",params:{allowedValues: schema25.properties.output.enum}});
errors++;
}
}
if(data.exitCodes !== undefined){
let data7 = data.exitCodes;
if(Array.isArray(data7)){
if(data7.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 255 || isNaN(data8)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data8 < 0 || isNaN(data8)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i1,schemaPath:"#/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

export const check15 = validate25;
const schema26 = {"$id":"compose.start","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"required":["service"],"additionalProperties":false};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.start" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "service")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

export const check16 = validate26;
const schema27 = {"$id":"compose.stop","type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"required":["service"],"additionalProperties":false};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="compose.stop" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.service === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "service")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.service !== undefined){
let data0 = data.service;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

export const check17 = validate27;
const schema28 = {"$id":"copies.list","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"data":{"type":"string","format":"path"},"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$"},"mount":{"type":"string","format":"path"},"olderThan":{"type":"string","format":"duration"}},"required":["database","data"],"additionalProperties":false};
const pattern14 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,62}$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="copies.list" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.data === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"}});
errors++;
}
for(const key0 in data){
if(!(((((key0 === "database") || (key0 === "data")) || (key0 === "service")) || (key0 === "mount")) || (key0 === "olderThan"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.data !== undefined){
let data1 = data.data;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/data",schemaPath:"#/properties/data/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 === "string"){
if(!pattern3.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.mount !== undefined){
let data3 = data.mount;
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/mount",schemaPath:"#/properties/mount/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mount",schemaPath:"#/properties/mount/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.olderThan !== undefined){
let data4 = data.olderThan;
if(typeof data4 === "string"){
if(!(formats30.test(data4))){
vErrors = add(vErrors, {instancePath:instancePath+"/olderThan",schemaPath:"#/properties/olderThan/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/olderThan",schemaPath:"#/properties/olderThan/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

export const check18 = validate28;
const schema29 = {"$id":"directory.copy","type":"object","properties":{"from":{"type":"string","format":"path"},"to":{"type":"string","format":"path"},"running":{"type":"boolean"}},"required":["from","to"],"additionalProperties":false};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="directory.copy" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"}});
errors++;
}
if(data.to === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "from") || (key0 === "to")) || (key0 === "running"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.from !== undefined){
let data0 = data.from;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.to !== undefined){
let data1 = data.to;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.running !== undefined){
if(typeof data.running !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/running",schemaPath:"#/properties/running/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

export const check19 = validate29;
const schema30 = {"$id":"directory.create","type":"object","properties":{"path":{"type":"string","format":"path"},"mode":{"type":"string","pattern":"^0?[0-7]{3}$"}},"required":["path"],"additionalProperties":false};
const pattern16 = new RegExp("^0?[0-7]{3}$", "u");

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="directory.create" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "path") || (key0 === "mode"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.mode !== undefined){
let data1 = data.mode;
if(typeof data1 === "string"){
if(!pattern16.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

export const check20 = validate30;
const schema31 = {"$id":"directory.remove","type":"object","properties":{"path":{"type":"string","format":"path"}},"required":["path"],"additionalProperties":false};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="directory.remove" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "path")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

export const check21 = validate31;
const schema32 = {"$id":"directory.size","type":"object","properties":{"path":{"type":"string","format":"path"}},"required":["path"],"additionalProperties":false};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="directory.size" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "path")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

export const check22 = validate32;
const schema33 = {"$id":"directory.swap","type":"object","properties":{"live":{"type":"string","format":"path"},"replacement":{"type":"string","format":"path"},"keptAs":{"type":"string","format":"path"}},"required":["live","replacement","keptAs"],"additionalProperties":false};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="directory.swap" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.live === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "live"}});
errors++;
}
if(data.replacement === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "replacement"}});
errors++;
}
if(data.keptAs === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keptAs"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "live") || (key0 === "replacement")) || (key0 === "keptAs"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.live !== undefined){
let data0 = data.live;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/live",schemaPath:"#/properties/live/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.replacement !== undefined){
let data1 = data.replacement;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/replacement",schemaPath:"#/properties/replacement/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/replacement",schemaPath:"#/properties/replacement/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.keptAs !== undefined){
let data2 = data.keptAs;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/keptAs",schemaPath:"#/properties/keptAs/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keptAs",schemaPath:"#/properties/keptAs/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

export const check23 = validate33;
const schema34 = {"$id":"disk.free","type":"object","properties":{"path":{"type":"string","format":"path"},"atLeast":{"type":"string","format":"size"},"atLeastPercent":{"type":"number","minimum":0,"maximum":100},"bytes":{"type":"array","items":{"type":"integer","minimum":0}},"factor":{"type":"number","minimum":0}},"required":["path"],"additionalProperties":false};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="disk.free" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((((key0 === "path") || (key0 === "atLeast")) || (key0 === "atLeastPercent")) || (key0 === "bytes")) || (key0 === "factor"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.atLeast !== undefined){
let data1 = data.atLeast;
if(typeof data1 === "string"){
if(!(formats4.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/atLeast",schemaPath:"#/properties/atLeast/format",keyword:"format",params:{format: "size"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/atLeast",schemaPath:"#/properties/atLeast/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.atLeastPercent !== undefined){
let data2 = data.atLeastPercent;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/atLeastPercent",schemaPath:"#/properties/atLeastPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}});
errors++;
}
if(data2 < 0 || isNaN(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/atLeastPercent",schemaPath:"#/properties/atLeastPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/atLeastPercent",schemaPath:"#/properties/atLeastPercent/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
if(data.bytes !== undefined){
let data3 = data.bytes;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
vErrors = add(vErrors, {instancePath:instancePath+"/bytes/" + i0,schemaPath:"#/properties/bytes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
vErrors = add(vErrors, {instancePath:instancePath+"/bytes/" + i0,schemaPath:"#/properties/bytes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.factor !== undefined){
let data5 = data.factor;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
vErrors = add(vErrors, {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/type",keyword:"type",params:{type: "number"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

export const check24 = validate34;
const schema35 = {"$id":"file.facts","type":"object","properties":{"path":{"type":"string","format":"path"},"checksum":{"type":"boolean"}},"required":["path"],"additionalProperties":false};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="file.facts" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "path") || (key0 === "checksum"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.checksum !== undefined){
if(typeof data.checksum !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

export const check25 = validate35;
const schema36 = {"$id":"file.read","type":"object","properties":{"path":{"type":"string","format":"path"},"as":{"type":"string","enum":["text","lines","json"]},"optional":{"type":"boolean"}},"required":["path"],"additionalProperties":false};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="file.read" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "path") || (key0 === "as")) || (key0 === "optional"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.as !== undefined){
let data1 = data.as;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data1 === "text") || (data1 === "lines")) || (data1 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/as",schemaPath:"#/properties/as/enum",keyword:"enum",params:{allowedValues: schema36.properties.as.enum}});
errors++;
}
}
if(data.optional !== undefined){
if(typeof data.optional !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

export const check26 = validate36;
const schema37 = {"$id":"file.write","type":"object","properties":{"path":{"type":"string","format":"path"},"content":{"type":"string"},"json":{},"mode":{"type":"string","pattern":"^0?[0-7]{3}$"}},"required":["path"],"additionalProperties":false};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="file.write" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "path") || (key0 === "content")) || (key0 === "json")) || (key0 === "mode"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.content !== undefined){
if(typeof data.content !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.mode !== undefined){
let data2 = data.mode;
if(typeof data2 === "string"){
if(!pattern16.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

export const check27 = validate37;
const schema38 = {"$id":"git.fsck","type":"object","properties":{"directory":{"type":"string","format":"path"},"depth":{"type":"integer","minimum":0,"maximum":10}},"required":["directory"],"additionalProperties":false};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="git.fsck" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "directory") || (key0 === "depth"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.directory !== undefined){
let data0 = data.directory;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.depth !== undefined){
let data1 = data.depth;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}});
errors++;
}
if(data1 < 0 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

export const check28 = validate38;
const schema39 = {"$id":"git.refs","type":"object","properties":{"directory":{"type":"string","format":"path"},"depth":{"type":"integer","minimum":0,"maximum":10}},"required":["directory"],"additionalProperties":false};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="git.refs" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.directory === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "directory") || (key0 === "depth"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.directory !== undefined){
let data0 = data.directory;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.depth !== undefined){
let data1 = data.depth;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}});
errors++;
}
if(data1 < 0 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}

export const check29 = validate39;
const schema40 = {"$id":"http.check","type":"object","properties":{"url":{"type":"string","format":"uri"},"method":{"type":"string","enum":["GET","HEAD","POST","OPTIONS"]},"headers":{"type":"object","additionalProperties":{"type":"string"}},"body":{"type":"string"},"follow":{"type":"boolean"},"status":{"type":"integer","minimum":100,"maximum":599},"statuses":{"type":"array","items":{"type":"integer","minimum":100,"maximum":599},"minItems":1},"bodyContains":{"type":"string"},"json":{"type":"object","additionalProperties":{}},"responseHeaders":{"type":"object","additionalProperties":{"type":"string"}},"from":{"type":"string","enum":["engine","target"]},"within":{"type":"string","format":"duration"}},"required":["url"],"additionalProperties":false};
const func13 = Object.prototype.hasOwnProperty;
const formats76 = /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i;

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="http.check" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"}});
errors++;
}
for(const key0 in data){
if(!(func13.call(schema40.properties, key0))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.url !== undefined){
let data0 = data.url;
if(typeof data0 === "string"){
if(!(formats76.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.method !== undefined){
let data1 = data.method;
if(typeof data1 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((((data1 === "GET") || (data1 === "HEAD")) || (data1 === "POST")) || (data1 === "OPTIONS"))){
vErrors = add(vErrors, {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema40.properties.method.enum}});
errors++;
}
}
if(data.headers !== undefined){
let data2 = data.headers;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(typeof data2[key1] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.body !== undefined){
if(typeof data.body !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.follow !== undefined){
if(typeof data.follow !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.status !== undefined){
let data6 = data.status;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
vErrors = add(vErrors, {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 599 || isNaN(data6)){
vErrors = add(vErrors, {instancePath:instancePath+"/status",schemaPath:"#/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599}});
errors++;
}
if(data6 < 100 || isNaN(data6)){
vErrors = add(vErrors, {instancePath:instancePath+"/status",schemaPath:"#/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100}});
errors++;
}
}
}
if(data.statuses !== undefined){
let data7 = data.statuses;
if(Array.isArray(data7)){
if(data7.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/statuses",schemaPath:"#/properties/statuses/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
vErrors = add(vErrors, {instancePath:instancePath+"/statuses/" + i0,schemaPath:"#/properties/statuses/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 599 || isNaN(data8)){
vErrors = add(vErrors, {instancePath:instancePath+"/statuses/" + i0,schemaPath:"#/properties/statuses/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599}});
errors++;
}
if(data8 < 100 || isNaN(data8)){
vErrors = add(vErrors, {instancePath:instancePath+"/statuses/" + i0,schemaPath:"#/properties/statuses/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/statuses",schemaPath:"#/properties/statuses/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.bodyContains !== undefined){
if(typeof data.bodyContains !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/bodyContains",schemaPath:"#/properties/bodyContains/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.json !== undefined){
let data10 = data.json;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.responseHeaders !== undefined){
let data11 = data.responseHeaders;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key2 in data11){
if(typeof data11[key2] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/responseHeaders/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/responseHeaders/additionalProperties/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/responseHeaders",schemaPath:"#/properties/responseHeaders/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.from !== undefined){
let data13 = data.from;
if(typeof data13 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((data13 === "engine") || (data13 === "target"))){
vErrors = add(vErrors, {instancePath:instancePath+"/from",schemaPath:"#/properties/from/enum",keyword:"enum",params:{allowedValues: schema40.properties.from.enum}});
errors++;
}
}
if(data.within !== undefined){
let data14 = data.within;
if(typeof data14 === "string"){
if(!(formats30.test(data14))){
vErrors = add(vErrors, {instancePath:instancePath+"/within",schemaPath:"#/properties/within/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/within",schemaPath:"#/properties/within/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

export const check30 = validate40;
const schema41 = {"$id":"image.resolve","type":"object","properties":{"image":{"type":"string","minLength":1}},"required":["image"],"additionalProperties":false};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="image.resolve" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.image === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "image"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "image")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.image !== undefined){
let data0 = data.image;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

export const check31 = validate41;
const schema42 = {"$id":"notify.mail","type":"object","properties":{"subject":{"type":"string","minLength":1,"maxLength":500},"text":{"type":"string"}},"required":["subject"],"additionalProperties":false};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="notify.mail" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.subject === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "subject"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "subject") || (key0 === "text"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.subject !== undefined){
let data0 = data.subject;
if(typeof data0 === "string"){
if(func2(data0) > 500){
vErrors = add(vErrors, {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/maxLength",keyword:"maxLength",params:{limit: 500}});
errors++;
}
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.text !== undefined){
if(typeof data.text !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

export const check32 = validate42;
const schema43 = {"$id":"objects.facts","type":"object","properties":{"store":{"type":"string","minLength":1},"versioned":{"type":"boolean"}},"required":["store"],"additionalProperties":false};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.facts" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "store") || (key0 === "versioned"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.versioned !== undefined){
if(typeof data.versioned !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/versioned",schemaPath:"#/properties/versioned/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

export const check33 = validate43;
const schema44 = {"$id":"objects.get","type":"object","properties":{"store":{"type":"string","minLength":1},"key":{"type":"string","minLength":1,"maxLength":900},"path":{"type":"string","format":"path"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}},"required":["store","key","path"],"additionalProperties":false};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.get" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.key === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "store") || (key0 === "key")) || (key0 === "path")) || (key0 === "sha256"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(func2(data1) > 900){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 900}});
errors++;
}
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data3 = data.sha256;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

export const check34 = validate44;
const schema45 = {"$id":"objects.list","type":"object","properties":{"store":{"type":"string","minLength":1},"prefix":{"type":"string"},"suffix":{"type":"string"},"limit":{"type":"integer","minimum":1,"maximum":1000}},"required":["store"],"additionalProperties":false};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.list" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "store") || (key0 === "prefix")) || (key0 === "suffix")) || (key0 === "limit"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.prefix !== undefined){
if(typeof data.prefix !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.suffix !== undefined){
if(typeof data.suffix !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/suffix",schemaPath:"#/properties/suffix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.limit !== undefined){
let data3 = data.limit;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
vErrors = add(vErrors, {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}});
errors++;
}
if(data3 < 1 || isNaN(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}

export const check35 = validate45;
const schema46 = {"$id":"objects.put","type":"object","properties":{"store":{"type":"string","minLength":1},"key":{"type":"string","minLength":1,"maxLength":900},"path":{"type":"string","format":"path"}},"required":["store","key","path"],"additionalProperties":false};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.put" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.key === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "store") || (key0 === "key")) || (key0 === "path"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(func2(data1) > 900){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 900}});
errors++;
}
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

export const check36 = validate46;
const schema47 = {"$id":"objects.read","type":"object","properties":{"store":{"type":"string","minLength":1},"key":{"type":"string","minLength":1,"maxLength":900},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"as":{"type":"string","enum":["text","lines","json"]}},"required":["store","key"],"additionalProperties":false};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.read" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.key === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "store") || (key0 === "key")) || (key0 === "sha256")) || (key0 === "as"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(func2(data1) > 900){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 900}});
errors++;
}
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data2 = data.sha256;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.as !== undefined){
let data3 = data.as;
if(typeof data3 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data3 === "text") || (data3 === "lines")) || (data3 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/as",schemaPath:"#/properties/as/enum",keyword:"enum",params:{allowedValues: schema47.properties.as.enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}

export const check37 = validate47;
const schema48 = {"$id":"objects.remove","type":"object","properties":{"store":{"type":"string","minLength":1},"key":{"type":"string","minLength":1,"maxLength":900}},"required":["store","key"],"additionalProperties":false};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.remove" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.key === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "store") || (key0 === "key"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(func2(data1) > 900){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 900}});
errors++;
}
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

export const check38 = validate48;
const schema49 = {"$id":"objects.verify","type":"object","properties":{"store":{"type":"string","minLength":1},"key":{"type":"string","minLength":1,"maxLength":900},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0}},"required":["store","key"],"additionalProperties":false};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="objects.verify" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.key === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "store") || (key0 === "key")) || (key0 === "sha256")) || (key0 === "size"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.key !== undefined){
let data1 = data.key;
if(typeof data1 === "string"){
if(func2(data1) > 900){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 900}});
errors++;
}
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data2 = data.sha256;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.size !== undefined){
let data3 = data.size;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
vErrors = add(vErrors, {instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/size",schemaPath:"#/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}

export const check39 = validate49;
const schema50 = {"$id":"postgres.cluster","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"required":["database"],"additionalProperties":false};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.cluster" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "database")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}

export const check40 = validate50;
const schema51 = {"$id":"postgres.counts","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"required":["database"],"additionalProperties":false};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.counts" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "database")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}

export const check41 = validate51;
const schema52 = {"$id":"postgres.drop","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"required":["database"],"additionalProperties":false};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.drop" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "database")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

export const check42 = validate52;
const schema53 = {"$id":"postgres.dump","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"path":{"type":"string","format":"path"}},"required":["database","path"],"additionalProperties":false};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.dump" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "database") || (key0 === "path"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

export const check43 = validate53;
const schema54 = {"$id":"postgres.fill","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"path":{"type":"string","format":"path"},"globals":{"type":"string","format":"path"},"instead":{"type":"string","minLength":1}},"required":["database","path","globals","instead"],"additionalProperties":false};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.fill" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
if(data.globals === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "globals"}});
errors++;
}
if(data.instead === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "instead"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "database") || (key0 === "path")) || (key0 === "globals")) || (key0 === "instead"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.globals !== undefined){
let data2 = data.globals;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/globals",schemaPath:"#/properties/globals/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/globals",schemaPath:"#/properties/globals/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.instead !== undefined){
let data3 = data.instead;
if(typeof data3 === "string"){
if(func2(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/instead",schemaPath:"#/properties/instead/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/instead",schemaPath:"#/properties/instead/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

export const check44 = validate54;
const schema55 = {"$id":"postgres.globals","type":"object","properties":{"path":{"type":"string","format":"path"}},"required":["path"],"additionalProperties":false};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.globals" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "path")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}

export const check45 = validate55;
const schema56 = {"$id":"postgres.identity","type":"object","properties":{"expected":{"type":"string"},"recorded":{"type":"string","format":"path"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"additionalProperties":false};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.identity" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "expected") || (key0 === "recorded")) || (key0 === "database"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.expected !== undefined){
if(typeof data.expected !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.recorded !== undefined){
let data1 = data.recorded;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/recorded",schemaPath:"#/properties/recorded/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/recorded",schemaPath:"#/properties/recorded/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.database !== undefined){
let data2 = data.database;
if(typeof data2 === "string"){
if(!pattern14.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}

export const check46 = validate56;
const schema57 = {"$id":"postgres.login","type":"object","properties":{"role":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"path":{"type":"string","format":"path"},"refused":{"type":"boolean"}},"required":["role","database","path"],"additionalProperties":false};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.login" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"}});
errors++;
}
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "role") || (key0 === "database")) || (key0 === "path")) || (key0 === "refused"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/role",schemaPath:"#/properties/role/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.database !== undefined){
let data1 = data.database;
if(typeof data1 === "string"){
if(!pattern14.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.refused !== undefined){
if(typeof data.refused !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/refused",schemaPath:"#/properties/refused/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}

export const check47 = validate57;
const schema58 = {"$id":"postgres.password","type":"object","properties":{"role":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"path":{"type":"string","format":"path"},"previous":{"type":"string","format":"path"}},"required":["role","database","path","previous"],"additionalProperties":false};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.password" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"}});
errors++;
}
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
if(data.previous === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "previous"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "role") || (key0 === "database")) || (key0 === "path")) || (key0 === "previous"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/role",schemaPath:"#/properties/role/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.database !== undefined){
let data1 = data.database;
if(typeof data1 === "string"){
if(!pattern14.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.previous !== undefined){
let data3 = data.previous;
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/previous",schemaPath:"#/properties/previous/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/previous",schemaPath:"#/properties/previous/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}

export const check48 = validate58;
const schema59 = {"$id":"postgres.restore","type":"object","properties":{"path":{"type":"string","format":"path"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"required":["path","database"],"additionalProperties":false};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.restore" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "path") || (key0 === "database"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.database !== undefined){
let data1 = data.database;
if(typeof data1 === "string"){
if(!pattern14.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}

export const check49 = validate59;
const schema60 = {"$id":"postgres.swap","type":"object","properties":{"live":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"replacement":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"keptAs":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}},"required":["live","replacement","keptAs"],"additionalProperties":false};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.swap" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.live === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "live"}});
errors++;
}
if(data.replacement === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "replacement"}});
errors++;
}
if(data.keptAs === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keptAs"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "live") || (key0 === "replacement")) || (key0 === "keptAs"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.live !== undefined){
let data0 = data.live;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/live",schemaPath:"#/properties/live/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.replacement !== undefined){
let data1 = data.replacement;
if(typeof data1 === "string"){
if(!pattern14.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/replacement",schemaPath:"#/properties/replacement/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/replacement",schemaPath:"#/properties/replacement/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.keptAs !== undefined){
let data2 = data.keptAs;
if(typeof data2 === "string"){
if(!pattern14.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/keptAs",schemaPath:"#/properties/keptAs/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keptAs",schemaPath:"#/properties/keptAs/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}

export const check50 = validate60;
const schema61 = {"$id":"postgres.value","type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$"},"sql":{"type":"string","minLength":1},"parameters":{"type":"array","items":{"type":"string"}},"default":{"type":"string"}},"required":["database","sql"],"additionalProperties":false};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.value" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.database === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database"}});
errors++;
}
if(data.sql === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sql"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "database") || (key0 === "sql")) || (key0 === "parameters")) || (key0 === "default"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern14.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/database",schemaPath:"#/properties/database/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sql !== undefined){
let data1 = data.sql;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/sql",schemaPath:"#/properties/sql/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sql",schemaPath:"#/properties/sql/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.parameters !== undefined){
let data2 = data.parameters;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.default !== undefined){
if(typeof data.default !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}

export const check51 = validate61;
const schema62 = {"$id":"postgres.verify","type":"object","properties":{"path":{"type":"string","format":"path"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"tables":{"type":"integer","minimum":0}},"required":["path"],"additionalProperties":false};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="postgres.verify" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "path") || (key0 === "sha256")) || (key0 === "tables"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sha256 !== undefined){
let data1 = data.sha256;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.tables !== undefined){
let data2 = data.tables;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
vErrors = add(vErrors, {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}

export const check52 = validate62;
const schema63 = {"$id":"schedule.install","type":"object","properties":{"program":{"type":"string","format":"path"},"project":{"type":"string","format":"path"},"environment":{"type":"string","minLength":1},"stateDirectory":{"type":"string","format":"path"},"scheduler":{"type":"string","enum":["systemd","cron"]}},"required":["project","environment"],"additionalProperties":false};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="schedule.install" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.project === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "project"}});
errors++;
}
if(data.environment === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "environment"}});
errors++;
}
for(const key0 in data){
if(!(((((key0 === "program") || (key0 === "project")) || (key0 === "environment")) || (key0 === "stateDirectory")) || (key0 === "scheduler"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.program !== undefined){
let data0 = data.program;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/program",schemaPath:"#/properties/program/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/program",schemaPath:"#/properties/program/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.project !== undefined){
let data1 = data.project;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/project",schemaPath:"#/properties/project/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/project",schemaPath:"#/properties/project/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.environment !== undefined){
let data2 = data.environment;
if(typeof data2 === "string"){
if(func2(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.stateDirectory !== undefined){
let data3 = data.stateDirectory;
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
vErrors = add(vErrors, {instancePath:instancePath+"/stateDirectory",schemaPath:"#/properties/stateDirectory/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/stateDirectory",schemaPath:"#/properties/stateDirectory/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.scheduler !== undefined){
let data4 = data.scheduler;
if(typeof data4 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/scheduler",schemaPath:"#/properties/scheduler/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((data4 === "systemd") || (data4 === "cron"))){
vErrors = add(vErrors, {instancePath:instancePath+"/scheduler",schemaPath:"#/properties/scheduler/enum",keyword:"enum",params:{allowedValues: schema63.properties.scheduler.enum}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}

export const check53 = validate63;
const schema64 = {"$id":"script.file","type":"object","properties":{"path":{"type":"string","minLength":1},"args":{"type":"array","items":{"type":"string"}},"interpreter":{"type":"array","items":{"type":"string"},"minItems":1},"stdin":{"type":"string"},"cwd":{"type":"string","format":"path"},"output":{"type":"string","enum":["text","lines","json"]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"required":["path"],"additionalProperties":false};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="script.file" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "path") || (key0 === "args")) || (key0 === "interpreter")) || (key0 === "stdin")) || (key0 === "cwd")) || (key0 === "output")) || (key0 === "exitCodes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.args !== undefined){
let data1 = data.args;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/args/" + i0,schemaPath:"#/properties/args/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/args",schemaPath:"#/properties/args/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.interpreter !== undefined){
let data3 = data.interpreter;
if(Array.isArray(data3)){
if(data3.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
if(typeof data3[i1] !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/interpreter/" + i1,schemaPath:"#/properties/interpreter/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.stdin !== undefined){
if(typeof data.stdin !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.cwd !== undefined){
let data6 = data.cwd;
if(typeof data6 === "string"){
if(!(formats0.test(data6))){
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.output !== undefined){
let data7 = data.output;
if(typeof data7 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data7 === "text") || (data7 === "lines")) || (data7 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/enum",keyword:"enum",params:{allowedValues: schema64.properties.output.enum}});
errors++;
}
}
if(data.exitCodes !== undefined){
let data8 = data.exitCodes;
if(Array.isArray(data8)){
if(data8.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i2,schemaPath:"#/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 255 || isNaN(data9)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i2,schemaPath:"#/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data9 < 0 || isNaN(data9)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i2,schemaPath:"#/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}

export const check54 = validate64;
const schema65 = {"$id":"sets.list","type":"object","properties":{"store":{"type":"string","minLength":1},"prefix":{"type":"string"},"olderThan":{"type":"string","format":"duration"},"keep":{"type":"integer","minimum":1},"required":{"type":"boolean"}},"required":["store"],"additionalProperties":false};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="sets.list" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
for(const key0 in data){
if(!(((((key0 === "store") || (key0 === "prefix")) || (key0 === "olderThan")) || (key0 === "keep")) || (key0 === "required"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.prefix !== undefined){
if(typeof data.prefix !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.olderThan !== undefined){
let data2 = data.olderThan;
if(typeof data2 === "string"){
if(!(formats30.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/olderThan",schemaPath:"#/properties/olderThan/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/olderThan",schemaPath:"#/properties/olderThan/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.keep !== undefined){
let data3 = data.keep;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data.required !== undefined){
if(typeof data.required !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}

export const check55 = validate65;
const schema66 = {"$id":"sets.remove","type":"object","properties":{"store":{"type":"string","minLength":1},"prefix":{"type":"string"},"set":{"type":"string","pattern":"^[^/]+$"}},"required":["store","set"],"additionalProperties":false};
const pattern37 = new RegExp("^[^/]+$", "u");

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="sets.remove" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.store === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "store"}});
errors++;
}
if(data.set === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "set"}});
errors++;
}
for(const key0 in data){
if(!(((key0 === "store") || (key0 === "prefix")) || (key0 === "set"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.store !== undefined){
let data0 = data.store;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.prefix !== undefined){
if(typeof data.prefix !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.set !== undefined){
let data2 = data.set;
if(typeof data2 === "string"){
if(!pattern37.test(data2)){
vErrors = add(vErrors, {instancePath:instancePath+"/set",schemaPath:"#/properties/set/pattern",keyword:"pattern",params:{pattern: "^[^/]+$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}

export const check56 = validate66;
const schema67 = {"$id":"systemd.unit","type":"object","properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9:_.-]+(?:@[A-Za-z0-9:_.-]*)?\\.(?:service|timer|socket|path|target|mount|slice)$"},"content":{"type":"string","minLength":1},"enabled":{"type":"boolean"},"active":{"type":"boolean"}},"required":["name"],"additionalProperties":false};
const pattern38 = new RegExp("^[A-Za-z0-9:_.-]+(?:@[A-Za-z0-9:_.-]*)?\\.(?:service|timer|socket|path|target|mount|slice)$", "u");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="systemd.unit" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "content")) || (key0 === "enabled")) || (key0 === "active"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern38.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.-]+(?:@[A-Za-z0-9:_.-]*)?\\.(?:service|timer|socket|path|target|mount|slice)$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.content !== undefined){
let data1 = data.content;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/content",schemaPath:"#/properties/content/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.enabled !== undefined){
if(typeof data.enabled !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.active !== undefined){
if(typeof data.active !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/active",schemaPath:"#/properties/active/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}

export const check57 = validate67;
const schema68 = {"$id":"tcp.check","type":"object","properties":{"host":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535}},"required":["host","port"],"additionalProperties":false};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tcp.check" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.host === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"}});
errors++;
}
if(data.port === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "host") || (key0 === "port"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.host !== undefined){
let data0 = data.host;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.port !== undefined){
let data1 = data.port;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = add(vErrors, {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}});
errors++;
}
if(data1 < 1 || isNaN(data1)){
vErrors = add(vErrors, {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}

export const check58 = validate68;
const schema69 = {"$id":"template.render","type":"object","properties":{"template":{"type":"string","minLength":1},"values":{"type":"object","additionalProperties":{}},"path":{"type":"string","format":"path"},"mode":{"type":"string","pattern":"^0?[0-7]{3}$"}},"required":["template","path"],"additionalProperties":false};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="template.render" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.template === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "template"}});
errors++;
}
if(data.path === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "template") || (key0 === "values")) || (key0 === "path")) || (key0 === "mode"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.template !== undefined){
let data0 = data.template;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/template",schemaPath:"#/properties/template/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/template",schemaPath:"#/properties/template/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.values !== undefined){
let data1 = data.values;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.mode !== undefined){
let data3 = data.mode;
if(typeof data3 === "string"){
if(!pattern16.test(data3)){
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}

export const check59 = validate69;
const schema70 = {"$id":"terraform.apply","type":"object","properties":{"plan":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,40}$"},"fingerprint":{"type":"string","minLength":1}},"required":["plan","fingerprint"],"additionalProperties":false};
const pattern40 = new RegExp("^[a-z][a-z0-9-]{0,40}$", "u");

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="terraform.apply" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.plan === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "plan"}});
errors++;
}
if(data.fingerprint === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fingerprint"}});
errors++;
}
for(const key0 in data){
if(!((key0 === "plan") || (key0 === "fingerprint"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.plan !== undefined){
let data0 = data.plan;
if(typeof data0 === "string"){
if(!pattern40.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,40}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.fingerprint !== undefined){
let data1 = data.fingerprint;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}

export const check60 = validate70;
const schema71 = {"$id":"terraform.output","type":"object","properties":{"refresh":{"type":"boolean"},"known":{"type":"array","items":{"type":"string","minLength":1}}},"additionalProperties":false};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="terraform.output" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "refresh") || (key0 === "known"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.refresh !== undefined){
if(typeof data.refresh !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/refresh",schemaPath:"#/properties/refresh/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.known !== undefined){
let data1 = data.known;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(func2(data2) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/known/" + i0,schemaPath:"#/properties/known/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/known/" + i0,schemaPath:"#/properties/known/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/known",schemaPath:"#/properties/known/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}

export const check61 = validate71;
const schema72 = {"$id":"terraform.plan","type":"object","properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,40}$"},"destroy":{"type":"boolean"},"keep":{"type":"array","items":{"type":"string","minLength":1}},"allow":{"type":"array","items":{"type":"string","minLength":1}}},"required":["name"],"additionalProperties":false};

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="terraform.plan" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "destroy")) || (key0 === "keep")) || (key0 === "allow"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern40.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,40}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.destroy !== undefined){
if(typeof data.destroy !== "boolean"){
vErrors = add(vErrors, {instancePath:instancePath+"/destroy",schemaPath:"#/properties/destroy/type",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.keep !== undefined){
let data2 = data.keep;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func2(data3) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/keep/" + i0,schemaPath:"#/properties/keep/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keep/" + i0,schemaPath:"#/properties/keep/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.allow !== undefined){
let data4 = data.allow;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func2(data5) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/allow/" + i1,schemaPath:"#/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/allow/" + i1,schemaPath:"#/properties/allow/items/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}

export const check62 = validate72;
const schema73 = {"$id":"volume.create","type":"object","properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9-]{1,62}$"}},"required":["name"],"additionalProperties":false};
const pattern42 = new RegExp("^[a-z][a-z0-9-]{1,62}$", "u");

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="volume.create" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "name")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern42.test(data0)){
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{1,62}$"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}

export const check63 = validate73;
const schema74 = {"$id":"volume.remove","type":"object","properties":{"volume":{"type":"string","minLength":1}},"required":["volume"],"additionalProperties":false};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="volume.remove" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.volume === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "volume"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "volume")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.volume !== undefined){
let data0 = data.volume;
if(typeof data0 === "string"){
if(func2(data0) < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/volume",schemaPath:"#/properties/volume/minLength",keyword:"minLength",params:{limit: 1}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/volume",schemaPath:"#/properties/volume/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}

export const check64 = validate74;
const schema75 = {"$id":"wait","type":"object","properties":{"for":{"type":"string","format":"duration"}},"required":["for"],"additionalProperties":false};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="wait" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.for === undefined){
vErrors = add(vErrors, {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "for"}});
errors++;
}
for(const key0 in data){
if(!(key0 === "for")){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.for !== undefined){
let data0 = data.for;
if(typeof data0 === "string"){
if(!(formats30.test(data0))){
vErrors = add(vErrors, {instancePath:instancePath+"/for",schemaPath:"#/properties/for/format",keyword:"format",params:{format: "duration"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/for",schemaPath:"#/properties/for/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}

export const check65 = validate75;
const schema76 = {"$id":"run","type":"object","properties":{"stdin":{"type":"string"},"cwd":{"type":"string","format":"path"},"output":{"type":"string","enum":["text","lines","json"]},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1}},"additionalProperties":false};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="run" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "stdin") || (key0 === "cwd")) || (key0 === "output")) || (key0 === "exitCodes"))){
vErrors = add(vErrors, {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.stdin !== undefined){
if(typeof data.stdin !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.cwd !== undefined){
let data1 = data.cwd;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/format",keyword:"format",params:{format: "path"}});
errors++;
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.output !== undefined){
let data2 = data.output;
if(typeof data2 !== "string"){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"}});
errors++;
}
if(!(((data2 === "text") || (data2 === "lines")) || (data2 === "json"))){
vErrors = add(vErrors, {instancePath:instancePath+"/output",schemaPath:"#/properties/output/enum",keyword:"enum",params:{allowedValues: schema76.properties.output.enum}});
errors++;
}
}
if(data.exitCodes !== undefined){
let data3 = data.exitCodes;
if(Array.isArray(data3)){
if(data3.length < 1){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/minItems",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i0,schemaPath:"#/properties/exitCodes/items/type",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 255 || isNaN(data4)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i0,schemaPath:"#/properties/exitCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}});
errors++;
}
if(data4 < 0 || isNaN(data4)){
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes/" + i0,schemaPath:"#/properties/exitCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
}
else {
vErrors = add(vErrors, {instancePath:instancePath+"/exitCodes",schemaPath:"#/properties/exitCodes/type",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = add(vErrors, {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}});
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}

export const validators = {
  __proto__: null,
  "ansible.playbook": check0,
  "archive.check": check1,
  "archive.create": check2,
  "archive.extract": check3,
  "assert": check4,
  "certificate.inspect": check5,
  "certificate.renew": check6,
  "certificate.restore": check7,
  "certificate.served": check8,
  "command": check9,
  "compose.exec": check10,
  "compose.inspect": check11,
  "compose.pull": check12,
  "compose.recreate": check13,
  "compose.run": check14,
  "compose.start": check15,
  "compose.stop": check16,
  "copies.list": check17,
  "directory.copy": check18,
  "directory.create": check19,
  "directory.remove": check20,
  "directory.size": check21,
  "directory.swap": check22,
  "disk.free": check23,
  "file.facts": check24,
  "file.read": check25,
  "file.write": check26,
  "git.fsck": check27,
  "git.refs": check28,
  "http.check": check29,
  "image.resolve": check30,
  "notify.mail": check31,
  "objects.facts": check32,
  "objects.get": check33,
  "objects.list": check34,
  "objects.put": check35,
  "objects.read": check36,
  "objects.remove": check37,
  "objects.verify": check38,
  "postgres.cluster": check39,
  "postgres.counts": check40,
  "postgres.drop": check41,
  "postgres.dump": check42,
  "postgres.fill": check43,
  "postgres.globals": check44,
  "postgres.identity": check45,
  "postgres.login": check46,
  "postgres.password": check47,
  "postgres.restore": check48,
  "postgres.swap": check49,
  "postgres.value": check50,
  "postgres.verify": check51,
  "schedule.install": check52,
  "script.file": check53,
  "sets.list": check54,
  "sets.remove": check55,
  "systemd.unit": check56,
  "tcp.check": check57,
  "template.render": check58,
  "terraform.apply": check59,
  "terraform.output": check60,
  "terraform.plan": check61,
  "volume.create": check62,
  "volume.remove": check63,
  "wait": check64,
  "run": check65,
};

export function schemaOf(name) {
  switch (name) {
    case "ansible.playbook":
      return {"type":"object","properties":{"directory":{"type":"string","format":"path","description":"Folder of the playbooks, with its `ansible.cfg`"},"playbook":{"type":"string","pattern":"^[^-].*\\.ya?ml$","description":"The playbook, from that folder"},"inventory":{"type":"string","minLength":1,"description":"Inventory; what `ansible.cfg` says when left out"},"limit":{"type":"string","minLength":1,"description":"Only these hosts or groups"},"tags":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"description":"Only tasks with one of these tags"},"vars":{"type":"object","additionalProperties":{},"description":"Variables that go before all others; may hold secrets"}},"required":["directory","playbook"],"additionalProperties":false};
    case "archive.check":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"The archive, on the target"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have, hexadecimal"},"maxSize":{"type":"string","format":"size","default":"100GiB","description":"The most that all files together may hold"}},"required":["path"],"additionalProperties":false};
    case "archive.create":
      return {"type":"object","properties":{"directory":{"type":"string","format":"path","description":"The directory to pack, on the target"},"path":{"type":"string","format":"path","description":"The new archive, such as `/var/tmp/data.tar.zst`"},"exclude":{"type":"array","items":{"type":"string","minLength":1},"default":[],"description":"Paths below the directory to leave out, with `*` as tar knows it"},"check":{"type":"boolean","default":true,"description":"Whether it is read back here; if not, a later step has to do it"}},"required":["directory","path"],"additionalProperties":false};
    case "archive.extract":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"The archive, on the target"},"directory":{"type":"string","format":"path","description":"The new directory; its parent has to exist"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have, hexadecimal"},"maxSize":{"type":"string","format":"size","default":"100GiB","description":"The most that all files together may hold"}},"required":["path","directory"],"additionalProperties":false};
    case "assert":
      return {"type":"object","properties":{"that":{"type":"boolean","description":"The condition"},"message":{"type":"string","description":"What to say when `that` does not hold"},"checks":{"type":"array","minItems":1,"description":"Several conditions; all that fail are named together","items":{"type":"object","properties":{"that":{"type":"boolean","description":"The condition"},"message":{"type":"string","description":"What to say when it does not hold"}},"required":["that","message"],"additionalProperties":false}},"help":{"type":"string","description":"What the operator can do about it"}},"additionalProperties":false};
    case "certificate.inspect":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"File in PEM, on the target"},"key":{"type":"string","format":"path","description":"Private key in PEM that has to belong to it"},"name":{"type":"string","minLength":1,"description":"Name that it has to be for"}},"required":["path"],"additionalProperties":false};
    case "certificate.renew":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"},"webroot":{"type":"string","format":"path","description":"Folder in the container whose files are served under the name"},"force":{"type":"boolean","default":false,"description":"Renew although it is not due; authorities allow that only a few times a week"},"directory":{"type":"string","format":"path","description":"Certbot's folder, on the target"},"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.-]*$","description":"Name of the certificate, as certbot's folders have it"},"keep":{"type":"string","format":"path","description":"A free path for the copy; it holds private keys"}},"required":["service","webroot","directory","name","keep"],"additionalProperties":false};
    case "certificate.restore":
      return {"type":"object","properties":{"directory":{"type":"string","format":"path","description":"Certbot's folder, on the target"},"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.-]*$","description":"Name of the certificate, as certbot's folders have it"},"keep":{"type":"string","format":"path","description":"The copy from before"}},"required":["directory","name","keep"],"additionalProperties":false};
    case "certificate.served":
      return {"type":"object","properties":{"address":{"type":"string","pattern":"^(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:\\[\\]]+):[0-9]{1,5}$","description":"`host:port`","examples":["git.example.org:443"]},"name":{"type":"string","minLength":1,"description":"Name to ask for; the address's host when left out"},"serial":{"type":"string","pattern":"^[0-9A-F]+$","description":"The serial number that has to be served"},"within":{"type":"string","format":"duration","default":"0s","description":"How long to go on asking until it is as expected","examples":["10s"]}},"required":["address"],"additionalProperties":false};
    case "command":
      return {"type":"object","properties":{"argv":{"type":"array","items":{"type":"string"},"minItems":1,"description":"The program and its arguments; no shell reads them"},"script":{"type":"string","minLength":1,"description":"Text for `sh -eu`, without expressions"},"stdin":{"type":"string","description":"Text that the program reads; may hold a secret"},"cwd":{"type":"string","format":"path","description":"Directory to start in"},"output":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.stdout` becomes: text, a list of lines, or parsed JSON"},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"default":[0],"description":"Exit codes that are no failure"}},"additionalProperties":false};
    case "compose.exec":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"},"argv":{"type":"array","items":{"type":"string"},"minItems":1,"description":"The program and its arguments; no shell reads them"},"stdin":{"type":"string","description":"Text that the program reads; may hold a secret"},"cwd":{"type":"string","format":"path","description":"Directory to start in"},"output":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.stdout` becomes: text, a list of lines, or parsed JSON"},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"default":[0],"description":"Exit codes that are no failure"}},"required":["service","argv"],"additionalProperties":false};
    case "compose.inspect":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"}},"required":["service"],"additionalProperties":false};
    case "compose.pull":
      return {"type":"object","properties":{"image":{"type":"string","minLength":1,"description":"Image as `name:tag`, or `name:tag@sha256:…`, which is exact"}},"required":["image"],"additionalProperties":false};
    case "compose.recreate":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"},"image":{"type":"string","minLength":1,"description":"Image as `name:tag`, or `name:tag@sha256:…`, which is exact"},"grace":{"type":"string","format":"duration","description":"How long the old container gets to end; by default what its service says","examples":["5s"]},"volumes":{"type":"object","additionalProperties":{"type":"string","minLength":1},"description":"Names of the volumes that it gets, by where they are mounted; by default it keeps its own"}},"required":["service","image"],"additionalProperties":false};
    case "compose.run":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"},"image":{"type":"string","minLength":1,"description":"Image as `name:tag`, or `name:tag@sha256:…`, which is exact"},"argv":{"type":"array","items":{"type":"string"},"minItems":1,"description":"The program and its arguments; no shell reads them"},"stdin":{"type":"string","description":"Text that the program reads; may hold a secret"},"cwd":{"type":"string","format":"path","description":"Directory to start in"},"output":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.stdout` becomes: text, a list of lines, or parsed JSON"},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"default":[0],"description":"Exit codes that are no failure"}},"required":["service","argv"],"additionalProperties":false};
    case "compose.start":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"}},"required":["service"],"additionalProperties":false};
    case "compose.stop":
      return {"type":"object","properties":{"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"Name of the service"}},"required":["service"],"additionalProperties":false};
    case "copies.list":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"data":{"type":"string","format":"path","description":"The live folder, on the target"},"service":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]*$","description":"The service whose volume may have been replaced"},"mount":{"type":"string","format":"path","description":"Where it mounts that volume, in its container"},"olderThan":{"type":"string","format":"duration","default":"7d","description":"Younger ones are left out"}},"required":["database","data"],"additionalProperties":false};
    case "directory.copy":
      return {"type":"object","properties":{"from":{"type":"string","format":"path","description":"The directory to copy, on the target"},"to":{"type":"string","format":"path","description":"The copy"},"running":{"type":"boolean","default":false,"description":"Whether files may vanish while they are copied; a later copy brings order"}},"required":["from","to"],"additionalProperties":false};
    case "directory.create":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"},"mode":{"type":"string","pattern":"^0?[0-7]{3}$","default":"0700","description":"Permission bits"}},"required":["path"],"additionalProperties":false};
    case "directory.remove":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"}},"required":["path"],"additionalProperties":false};
    case "directory.size":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"}},"required":["path"],"additionalProperties":false};
    case "directory.swap":
      return {"type":"object","properties":{"live":{"type":"string","format":"path","description":"What is in use"},"replacement":{"type":"string","format":"path","description":"What takes its place"},"keptAs":{"type":"string","format":"path","description":"A free path where the old one is kept"}},"required":["live","replacement","keptAs"],"additionalProperties":false};
    case "disk.free":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"A path on the file system, on the target"},"atLeast":{"type":"string","format":"size","description":"So much must be free, such as `4GiB`"},"atLeastPercent":{"type":"number","minimum":0,"maximum":100,"description":"This share must be free"},"bytes":{"type":"array","items":{"type":"integer","minimum":0},"description":"The sum of these, times `factor`, must be free"},"factor":{"type":"number","minimum":0,"default":1,"description":"Multiplies the sum of `bytes`"}},"required":["path"],"additionalProperties":false};
    case "file.facts":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"},"checksum":{"type":"boolean","default":false,"description":"Whether to hash a file"}},"required":["path"],"additionalProperties":false};
    case "file.read":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"},"as":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.content` becomes"},"optional":{"type":"boolean","default":false,"description":"Whether the file may be missing"}},"required":["path"],"additionalProperties":false};
    case "file.write":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"Absolute path on the target"},"content":{"type":"string","description":"The text; may hold a secret"},"json":{"description":"A value to write as JSON, instead of `content`"},"mode":{"type":"string","pattern":"^0?[0-7]{3}$","description":"Permission bits such as `0600`; those of the old file, or `0644`, when left out"}},"required":["path"],"additionalProperties":false};
    case "git.fsck":
      return {"type":"object","properties":{"directory":{"type":"string","format":"path","description":"Directory that holds repositories, on the target"},"depth":{"type":"integer","minimum":0,"maximum":10,"default":3,"description":"How many levels below it repositories may lie"}},"required":["directory"],"additionalProperties":false};
    case "git.refs":
      return {"type":"object","properties":{"directory":{"type":"string","format":"path","description":"Directory that holds repositories, on the target"},"depth":{"type":"integer","minimum":0,"maximum":10,"default":3,"description":"How many levels below it repositories may lie"}},"required":["directory"],"additionalProperties":false};
    case "http.check":
      return {"type":"object","properties":{"url":{"type":"string","format":"uri","description":"Address, http or https"},"method":{"type":"string","enum":["GET","HEAD","POST","OPTIONS"],"default":"GET","description":"HTTP method"},"headers":{"type":"object","additionalProperties":{"type":"string"},"description":"Headers to send; values may hold secrets"},"body":{"type":"string","description":"Body to send; may hold a secret"},"follow":{"type":"boolean","default":false,"description":"Follow redirects"},"status":{"type":"integer","minimum":100,"maximum":599,"default":200,"description":"The status expected"},"statuses":{"type":"array","items":{"type":"integer","minimum":100,"maximum":599},"minItems":1,"description":"Several statuses, any of which will do; goes before `status`"},"bodyContains":{"type":"string","description":"Text that the body has to contain"},"json":{"type":"object","additionalProperties":{},"description":"Values expected in a JSON body, by dotted path"},"responseHeaders":{"type":"object","additionalProperties":{"type":"string"},"description":"Text that these headers of the answer have to contain"},"from":{"type":"string","enum":["engine","target"],"default":"engine","description":"Where the request is sent from; `target` for what only that machine reaches"},"within":{"type":"string","format":"duration","default":"0s","description":"How long to go on asking until the answer is as expected","examples":["5m"]}},"required":["url"],"additionalProperties":false};
    case "image.resolve":
      return {"type":"object","properties":{"image":{"type":"string","minLength":1,"description":"Image as `name:tag`, or `name:tag@sha256:…`, which is exact"}},"required":["image"],"additionalProperties":false};
    case "notify.mail":
      return {"type":"object","properties":{"subject":{"type":"string","minLength":1,"maxLength":500,"description":"One line"},"text":{"type":"string","default":"","description":"The message"}},"required":["subject"],"additionalProperties":false};
    case "objects.facts":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"versioned":{"type":"boolean","default":false,"description":"Whether to fail when the store is not known to keep old versions"}},"required":["store"],"additionalProperties":false};
    case "objects.get":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"key":{"type":"string","minLength":1,"maxLength":900,"description":"Key of the object, such as `2026-11-23/manifest.json`"},"path":{"type":"string","format":"path","description":"New file on the target"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have, hexadecimal"}},"required":["store","key","path"],"additionalProperties":false};
    case "objects.list":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"prefix":{"type":"string","description":"Only keys that start with this"},"suffix":{"type":"string","description":"Only keys that end with this, such as `/manifest.json`"},"limit":{"type":"integer","minimum":1,"maximum":1000,"default":100,"description":"At most this many are listed"}},"required":["store"],"additionalProperties":false};
    case "objects.put":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"key":{"type":"string","minLength":1,"maxLength":900,"description":"Key of the object, such as `2026-11-23/manifest.json`"},"path":{"type":"string","format":"path","description":"The file, on the target"}},"required":["store","key","path"],"additionalProperties":false};
    case "objects.read":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"key":{"type":"string","minLength":1,"maxLength":900,"description":"Key of the object, such as `2026-11-23/manifest.json`"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have, hexadecimal"},"as":{"type":"string","enum":["text","lines","json"],"default":"json","description":"What `outputs.content` becomes"}},"required":["store","key"],"additionalProperties":false};
    case "objects.remove":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"key":{"type":"string","minLength":1,"maxLength":900,"description":"Key of the object, such as `2026-11-23/manifest.json`"}},"required":["store","key"],"additionalProperties":false};
    case "objects.verify":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"key":{"type":"string","minLength":1,"maxLength":900,"description":"Key of the object, such as `2026-11-23/manifest.json`"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have, hexadecimal"},"size":{"type":"integer","minimum":0,"description":"How many bytes it must have"}},"required":["store","key"],"additionalProperties":false};
    case "postgres.cluster":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"}},"required":["database"],"additionalProperties":false};
    case "postgres.counts":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"}},"required":["database"],"additionalProperties":false};
    case "postgres.drop":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"}},"required":["database"],"additionalProperties":false};
    case "postgres.dump":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"path":{"type":"string","format":"path","description":"New file on the target"}},"required":["database","path"],"additionalProperties":false};
    case "postgres.fill":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"path":{"type":"string","format":"path","description":"The dump of the old one, on the target"},"globals":{"type":"string","format":"path","description":"What `postgres.globals` wrote"},"instead":{"type":"string","minLength":1,"description":"Identity of the old server"}},"required":["database","path","globals","instead"],"additionalProperties":false};
    case "postgres.globals":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"New file on the target"}},"required":["path"],"additionalProperties":false};
    case "postgres.identity":
      return {"type":"object","properties":{"expected":{"type":"string","description":"The identity that the server must have"},"recorded":{"type":"string","format":"path","description":"A file on the target that holds the identity; while there is none, any server will do"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"A database that must be there"}},"additionalProperties":false};
    case "postgres.login":
      return {"type":"object","properties":{"role":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Role of the database server"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"path":{"type":"string","format":"path","description":"File with the password, on the target"},"refused":{"type":"boolean","default":false,"description":"Whether the server has to refuse it"}},"required":["role","database","path"],"additionalProperties":false};
    case "postgres.password":
      return {"type":"object","properties":{"role":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Role of the database server"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"path":{"type":"string","format":"path","description":"File with the new password, on the target"},"previous":{"type":"string","format":"path","description":"File with the password until now"}},"required":["role","database","path","previous"],"additionalProperties":false};
    case "postgres.restore":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"The dump, on the target"},"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the new database"}},"required":["path","database"],"additionalProperties":false};
    case "postgres.swap":
      return {"type":"object","properties":{"live":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"The database that clients use"},"replacement":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"The one that takes its place"},"keptAs":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"A free name under which the old one is kept"}},"required":["live","replacement","keptAs"],"additionalProperties":false};
    case "postgres.value":
      return {"type":"object","properties":{"database":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,62}$","description":"Name of the database"},"sql":{"type":"string","minLength":1,"description":"A query; fixed text"},"parameters":{"type":"array","items":{"type":"string"},"description":"What `$1`, `$2` … stand for"},"default":{"type":"string","description":"The value when there is no row"}},"required":["database","sql"],"additionalProperties":false};
    case "postgres.verify":
      return {"type":"object","properties":{"path":{"type":"string","format":"path","description":"The dump, on the target"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"The checksum that it must have"},"tables":{"type":"integer","minimum":0,"description":"How many tables it must hold"}},"required":["path"],"additionalProperties":false};
    case "schedule.install":
      return {"type":"object","properties":{"program":{"type":"string","format":"path","default":"/usr/local/bin/runbook","description":"The engine on the target"},"project":{"type":"string","format":"path","description":"Folder on the target that holds `runbooks/`"},"environment":{"type":"string","minLength":1,"description":"Environment of the scheduled runs"},"stateDirectory":{"type":"string","format":"path","description":"Where the scheduled runs are remembered"},"scheduler":{"type":"string","enum":["systemd","cron"],"default":"systemd","description":"What starts them"}},"required":["project","environment"],"additionalProperties":false};
    case "script.file":
      return {"type":"object","properties":{"path":{"type":"string","minLength":1,"description":"The script, by its path in the project"},"args":{"type":"array","items":{"type":"string"},"default":[],"description":"Its arguments"},"interpreter":{"type":"array","items":{"type":"string"},"minItems":1,"description":"The program that runs it, with its options"},"stdin":{"type":"string","description":"Text that the program reads; may hold a secret"},"cwd":{"type":"string","format":"path","description":"Directory to start in"},"output":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.stdout` becomes: text, a list of lines, or parsed JSON"},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"default":[0],"description":"Exit codes that are no failure"}},"required":["path"],"additionalProperties":false};
    case "sets.list":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"prefix":{"type":"string","default":"sets/","description":"Where the sets lie"},"olderThan":{"type":"string","format":"duration","default":"35d","description":"Younger sets never expire"},"keep":{"type":"integer","minimum":1,"default":4,"description":"So many verified sets are kept, however old"},"required":{"type":"boolean","default":false,"description":"Whether there has to be a set"}},"required":["store"],"additionalProperties":false};
    case "sets.remove":
      return {"type":"object","properties":{"store":{"type":"string","minLength":1,"description":"Name of a store in the environment"},"prefix":{"type":"string","default":"sets/","description":"Where the sets lie"},"set":{"type":"string","pattern":"^[^/]+$","description":"The run that made it"}},"required":["store","set"],"additionalProperties":false};
    case "systemd.unit":
      return {"type":"object","properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9:_.-]+(?:@[A-Za-z0-9:_.-]*)?\\.(?:service|timer|socket|path|target|mount|slice)$","description":"The unit, with its type: `backup.timer`"},"content":{"type":"string","minLength":1,"description":"The file; whoever has an account on the target can read it"},"enabled":{"type":"boolean","default":true,"description":"Whether it is started at boot"},"active":{"type":"boolean","default":true,"description":"Whether it runs now"}},"required":["name"],"additionalProperties":false};
    case "tcp.check":
      return {"type":"object","properties":{"host":{"type":"string","minLength":1,"description":"Name or address"},"port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port"}},"required":["host","port"],"additionalProperties":false};
    case "template.render":
      return {"type":"object","properties":{"template":{"type":"string","minLength":1,"description":"The template, by its path in the project"},"values":{"type":"object","additionalProperties":{},"description":"What the template reads; may hold secrets"},"path":{"type":"string","format":"path","description":"The file to write, on the target"},"mode":{"type":"string","pattern":"^0?[0-7]{3}$","description":"Permission bits such as `0600`; those of the old file, or `0644`, when left out"}},"required":["template","path"],"additionalProperties":false};
    case "terraform.apply":
      return {"type":"object","properties":{"plan":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,40}$","description":"A name for the plan: small letters, digits and hyphens. A newer plan of the same name takes its place"},"fingerprint":{"type":"string","minLength":1,"description":"What `terraform.plan` said of the plan that was agreed to"}},"required":["plan","fingerprint"],"additionalProperties":false};
    case "terraform.output":
      return {"type":"object","properties":{"refresh":{"type":"boolean","default":false,"description":"Ask the world, and not only the state"},"known":{"type":"array","items":{"type":"string","minLength":1},"default":[],"description":"Names of outputs that have to be there"}},"additionalProperties":false};
    case "terraform.plan":
      return {"type":"object","properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,40}$","description":"A name for the plan: small letters, digits and hyphens. A newer plan of the same name takes its place"},"destroy":{"type":"boolean","default":false,"description":"Plan that everything goes, but what `keep` names"},"keep":{"type":"array","items":{"type":"string","minLength":1},"default":[],"description":"With `destroy`: addresses that stay; `*` stands for any characters but a dot"},"allow":{"type":"array","items":{"type":"string","minLength":1},"default":[],"description":"Addresses of stateful resources that may be destroyed or replaced"}},"required":["name"],"additionalProperties":false};
    case "volume.create":
      return {"type":"object","properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9-]{1,62}$","description":"A new name"}},"required":["name"],"additionalProperties":false};
    case "volume.remove":
      return {"type":"object","properties":{"volume":{"type":"string","minLength":1,"description":"Its full name"}},"required":["volume"],"additionalProperties":false};
    case "wait":
      return {"type":"object","properties":{"for":{"type":"string","format":"duration","description":"How long, such as `30s`"}},"required":["for"],"additionalProperties":false};
    case "run":
      return {"type":"object","properties":{"stdin":{"type":"string","description":"Text that the program reads; may hold a secret"},"cwd":{"type":"string","format":"path","description":"Directory to start in"},"output":{"type":"string","enum":["text","lines","json"],"default":"text","description":"What `outputs.stdout` becomes: text, a list of lines, or parsed JSON"},"exitCodes":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"default":[0],"description":"Exit codes that are no failure"}},"additionalProperties":false};
    default:
      return undefined;
  }
}
