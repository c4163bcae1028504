select * from read_parquet($folder || '/capital.parquet')
