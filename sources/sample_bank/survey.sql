select * from read_parquet($folder || '/survey.parquet')
