select * from read_parquet($folder || '/decision.parquet')
