terraform {
  # 1.11 brought write-only arguments and the locks of the S3 backend.
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100.0"
    }
  }

  # bucket, key, region and kms_key_id come from `-backend-config`: bootstrap/ makes and prints them.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
