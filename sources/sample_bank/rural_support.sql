select * from read_parquet($folder || '/rural_support.parquet')
