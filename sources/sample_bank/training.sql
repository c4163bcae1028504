select * from read_parquet($folder || '/training.parquet')
