// Before anything else is loaded: the logger reads it once.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
