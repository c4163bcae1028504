select * from read_parquet($folder || '/branch.parquet')
