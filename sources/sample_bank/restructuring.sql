select * from read_parquet($folder || '/restructuring.parquet')
