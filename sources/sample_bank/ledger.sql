select * from read_parquet($folder || '/ledger.parquet')
