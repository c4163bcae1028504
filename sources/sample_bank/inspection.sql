select * from read_parquet($folder || '/inspection.parquet')
