#!/usr/bin/env node
console.log('dossier');
